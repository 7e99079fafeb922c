package io.purser.domain.card.onboarding;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.onboarding.CardOnboardingProvider.Done;
import io.purser.domain.card.onboarding.CardOnboardingProvider.Told;
import io.purser.domain.card.onboarding.OnboardingSteps.Admission;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a customer where their money comes from, and passes the answers on. None is kept. */
public final class DeclareFunds {
  private final CardOnboardingProvider provider;
  private final OnboardingSteps steps;
  private final RefreshOnboarding refresh;

  public DeclareFunds(
      CardOnboardingProvider provider, OnboardingSteps steps, RefreshOnboarding refresh) {
    this.provider = provider;
    this.steps = steps;
    this.refresh = refresh;
  }

  public StepResult<List<Question>> questions(
      TenantId tenant, CustomerId customer, String language, Deadline deadline) {
    return switch (steps.look(tenant, customer, Move.READ_QUESTIONS)) {
      case Admission.Refused(var why) -> new StepResult.Refused<>(why);
      case Admission.Admitted admitted -> {
        var account = steps.accountOf(tenant);
        yield switch (provider.questions(account, admitted.cardCustomer(), language, deadline)) {
          case Told.Said<List<Question>>(var questions) -> new StepResult.Done<>(questions);
          case Told.Refused<List<Question>>(var why, var code) ->
              new StepResult.Refused<>(refused(tenant, admitted, why, code, deadline));
          case Told.Away<List<Question>>(_, var retryAfter) ->
              new StepResult.Unavailable<>(retryAfter);
          case Told.InDoubt<List<Question>> _ -> new StepResult.Unavailable<>(Duration.ZERO);
        };
      }
    };
  }

  /** Where the outcome is lost the same answers may be sent again. */
  public StepResult<CardOnboarding> answer(
      TenantId tenant,
      CustomerId customer,
      List<Question.Answer> answers,
      Initiator by,
      Deadline deadline) {
    return switch (steps.look(tenant, customer, Move.ANSWER_QUESTIONS)) {
      case Admission.Refused(var why) -> new StepResult.Refused<>(why);
      case Admission.Admitted admitted -> {
        var account = steps.accountOf(tenant);
        yield switch (provider.answer(account, admitted.cardCustomer(), answers, deadline)) {
          case Told.Said<Done> _ -> given(admitted, by);
          case Told.Refused<Done>(var why, _)
              when why == CardOnboardingProvider.Objection.ALREADY_DONE ->
              given(admitted, by);
          case Told.Refused<Done>(var why, var code) ->
              new StepResult.Refused<>(refused(tenant, admitted, why, code, deadline));
          case Told.Away<Done>(_, var retryAfter) -> new StepResult.Unavailable<>(retryAfter);
          case Told.InDoubt<Done> _ -> new StepResult.Unavailable<>(Duration.ZERO);
        };
      }
    };
  }

  private StepResult<CardOnboarding> given(Admission.Admitted admitted, Initiator by) {
    return new StepResult.Done<>(
        steps.learn(admitted.onboarding(), by, CardOnboarding.Underway::sourceOfFundsGiven));
  }

  private OnboardingRefusal refused(
      TenantId tenant,
      Admission.Admitted admitted,
      CardOnboardingProvider.Objection why,
      @Nullable String providerCode,
      Deadline deadline) {
    return switch (why) {
      case ANSWERS_NOT_ACCEPTED -> new OnboardingRefusal.AnswersNotAccepted();
      case TOO_EARLY -> {
        var _ = refresh.handle(tenant, admitted.onboarding().id(), deadline);
        yield new OnboardingRefusal.NotYet(providerCode);
      }
      case WRONG_CODE,
          CODE_EXPIRED,
          TRIES_USED_UP,
          ALREADY_DONE,
          PHONE_NOT_ACCEPTED,
          NO_SUCH_CARD_CUSTOMER,
          OTHER ->
          new OnboardingRefusal.ByProvider(providerCode);
    };
  }
}
