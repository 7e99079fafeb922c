package io.purser.domain.card.onboarding;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.onboarding.CardOnboardingProvider.Done;
import io.purser.domain.card.onboarding.CardOnboardingProvider.Objection;
import io.purser.domain.card.onboarding.CardOnboardingProvider.Told;
import io.purser.domain.card.onboarding.OnboardingSteps.Admission;
import io.purser.domain.card.onboarding.OnboardingSteps.Admission.Admitted;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.idempotency.ResumableRequests.Progress;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import io.purser.domain.work.Urgency;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Passes a code on to the provider. A try is counted before it leaves, so that no crash and no
 * other node makes room for one more, and a repeat of a request never spends a second one.
 */
public final class CheckCode {
  private static final String PASSED_ON = "passed on";
  private static final String NOT_PASSED_ON = "not passed on";

  private final UnitOfWork work;
  private final SentCodes codes;
  private final CardOnboardingProvider provider;
  private final OnboardingSteps steps;
  private final RefreshOnboarding refresh;
  private final CodeLimits limits;

  public CheckCode(
      UnitOfWork work,
      SentCodes codes,
      CardOnboardingProvider provider,
      OnboardingSteps steps,
      RefreshOnboarding refresh,
      CodeLimits limits) {
    this.work = work;
    this.codes = codes;
    this.provider = provider;
    this.steps = steps;
    this.refresh = refresh;
    this.limits = limits;
  }

  public StepResult<CardOnboarding> handle(
      TenantId tenant,
      CustomerId customer,
      CodeChannel channel,
      Code code,
      Initiator by,
      Progress progress,
      Deadline deadline) {
    var attempt = new Attempt(tenant, customer, channel, code, by);
    if (progress.reached().filter(PASSED_ON::equals).isPresent()) {
      return afterALostAnswer(attempt, deadline);
    }
    var counted = new AtomicReference<Counted>();
    progress.note(PASSED_ON, () -> counted.set(count(attempt)));
    return switch (counted.get()) {
      case Counted.Refused(var why) -> new StepResult.Refused<>(why);
      case Counted.Ready ready ->
          passOn(attempt, ready, progress, deadline.askedBy(tenant, Urgency.MONEY));
    };
  }

  private record Attempt(
      TenantId tenant, CustomerId customer, CodeChannel channel, Code code, Initiator by) {}

  /** What is to be done, once it is counted. */
  private sealed interface Counted {
    record Ready(Admitted admitted, SentCode code, int triesLeft) implements Counted {}

    record Refused(OnboardingRefusal why) implements Counted {}
  }

  private Counted count(Attempt attempt) {
    var admission = steps.admit(attempt.tenant(), attempt.customer(), attempt.channel().verify());
    return switch (admission) {
      case Admission.Refused(var why) -> new Counted.Refused(why);
      case Admitted admitted ->
          codes
              .newest(attempt.tenant(), attempt.customer(), attempt.channel())
              .map(sent -> count(attempt, admitted, sent))
              .orElseGet(() -> new Counted.Refused(new OnboardingRefusal.NoCodeSent()));
    };
  }

  private Counted count(Attempt attempt, Admitted admitted, SentCode sent) {
    if (sent.tries() >= limits.triesPerCode()) {
      return new Counted.Refused(new OnboardingRefusal.NoTriesLeft());
    }
    codes.countTry(attempt.tenant(), sent);
    return new Counted.Ready(admitted, sent, limits.triesPerCode() - sent.tries() - 1);
  }

  private StepResult<CardOnboarding> passOn(
      Attempt attempt, Counted.Ready ready, Progress progress, Deadline deadline) {
    return switch (ask(attempt, ready, deadline)) {
      case Told.Said<Done> _ -> verified(attempt, ready);
      case Told.Refused<Done>(var why, var providerCode) ->
          refused(attempt, ready, why, providerCode);
      case Told.Away<Done>(_, var retryAfter) -> {
        progress.note(NOT_PASSED_ON, () -> codes.giveTryBack(attempt.tenant(), ready.code()));
        yield new StepResult.Unavailable<>(retryAfter);
      }
      case Told.InDoubt<Done> _ -> afterALostAnswer(attempt, deadline);
    };
  }

  private Told<Done> ask(Attempt attempt, Counted.Ready ready, Deadline deadline) {
    var account = steps.accountOf(attempt.tenant());
    var cardCustomer = ready.admitted().cardCustomer();
    return switch (attempt.channel()) {
      case EMAIL -> provider.verifyEmail(account, cardCustomer, attempt.code(), deadline);
      case PHONE -> provider.verifyPhone(account, cardCustomer, attempt.code(), deadline);
    };
  }

  private StepResult<CardOnboarding> verified(Attempt attempt, Counted.Ready ready) {
    return new StepResult.Done<>(
        steps.learn(
            ready.admitted().onboarding(),
            attempt.by(),
            attempt.channel() == CodeChannel.EMAIL
                ? CardOnboarding.Underway::emailVerified
                : CardOnboarding.Underway::phoneVerified));
  }

  private StepResult<CardOnboarding> refused(
      Attempt attempt, Counted.Ready ready, Objection why, @Nullable String providerCode) {
    return switch (why) {
      case ALREADY_DONE -> verified(attempt, ready);
      case WRONG_CODE -> no(new OnboardingRefusal.WrongCode(ready.triesLeft()));
      case CODE_EXPIRED -> no(new OnboardingRefusal.CodeExpired());
      case TRIES_USED_UP -> {
        work.inTransaction(
            attempt.tenant(),
            () -> {
              codes.useUp(attempt.tenant(), ready.code(), limits.triesPerCode());
              return ready;
            });
        yield no(new OnboardingRefusal.NoTriesLeft());
      }
      case TOO_EARLY -> no(new OnboardingRefusal.NotYet(providerCode));
      case PHONE_NOT_ACCEPTED, ANSWERS_NOT_ACCEPTED, NO_SUCH_CARD_CUSTOMER, OTHER ->
          no(new OnboardingRefusal.ByProvider(providerCode));
    };
  }

  /**
   * The provider may have taken the code. Where its record shows that, it has; where not, bringing
   * the code again tells, since one that was taken before is no wrong one.
   */
  private StepResult<CardOnboarding> afterALostAnswer(Attempt attempt, Deadline deadline) {
    return switch (steps.look(attempt.tenant(), attempt.customer(), attempt.channel().verify())) {
      // It has gone on meanwhile, so the code was right.
      case Admission.Refused(OnboardingRefusal.MoveNotAllowed _) ->
          new StepResult.Done<>(steps.newest(attempt.tenant(), attempt.customer()));
      case Admission.Refused(var why) -> no(why);
      case Admitted admitted -> afterALostAnswer(attempt, admitted, deadline);
    };
  }

  private StepResult<CardOnboarding> afterALostAnswer(
      Attempt attempt, Admitted admitted, Deadline deadline) {
    return switch (refresh.handle(attempt.tenant(), admitted.onboarding().id(), deadline)) {
      case RefreshOnboarding.Result.Refreshed(var onboarding)
          when !onboarding.stage().allows(attempt.channel().verify()) ->
          new StepResult.Done<>(onboarding);
      case RefreshOnboarding.Result.Refreshed _, RefreshOnboarding.Result.NothingToAsk _ ->
          no(new OnboardingRefusal.CodeInDoubt());
      case RefreshOnboarding.Result.Unavailable(_, var retryAfter) ->
          new StepResult.Unavailable<>(retryAfter);
    };
  }

  private static StepResult<CardOnboarding> no(OnboardingRefusal why) {
    return new StepResult.Refused<>(why);
  }
}
