package io.purser.rest.card.onboarding;

import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.onboarding.ReadOnboarding;
import io.purser.domain.card.onboarding.StepResult;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.json.Audience;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.operation.AnswersOfKind;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemDocuments;
import io.purser.rest.problem.ProviderAway;
import io.purser.rest.problem.Refusals;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Answers with the onboarding as it stands. What is stored is for end users, whoever asked: the
 * same answer is given to all who may ask again. No code, link or answer is ever in it.
 */
@Singleton
final class CardOnboardingAnswers implements AnswersOfKind {
  private final UnitOfWork work;
  private final CardOnboardings onboardings;
  private final ReadOnboarding readOnboarding;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  CardOnboardingAnswers(
      UnitOfWork work,
      CardOnboardings onboardings,
      ReadOnboarding readOnboarding,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.work = work;
    this.onboardings = onboardings;
    this.readOnboarding = readOnboarding;
    this.answers = answers;
    this.problems = problems;
  }

  @Override
  public OperationKind kind() {
    return OperationKind.START_CARD_ONBOARDING;
  }

  @Override
  public String word() {
    return "card-onboarding-start";
  }

  @Override
  public String result(Operation.Header operation) {
    return "/v1/customers/" + operation.customer() + "/card-onboarding";
  }

  @Override
  public StoredAnswer confirmed(Operation.Confirmed operation) {
    var header = operation.header();
    return stands(
        201, onboardings.get(header.tenant(), new OnboardingId(header.subject())).orElseThrow());
  }

  @Override
  public Problem rejected(Operation.Rejected operation) {
    return Refusals.of(operation.why()).with("customerId", operation.header().customer().value());
  }

  /** Inside a unit of work. */
  StoredAnswer stands(int status, CardOnboarding onboarding) {
    Map<String, String> headers =
        status == 201 ? Map.of("Location", CardOnboardingView.path(onboarding)) : Map.of();
    return answers.stored(
        status,
        headers,
        CardOnboardingView.of(readOnboarding.of(onboarding)),
        Audience.END_USER,
        onboarding.header().customer());
  }

  /** What came of a step. Outside any unit of work. */
  StoredAnswer of(StepResult<CardOnboarding> result, Call call) {
    return switch (result) {
      case StepResult.Done<CardOnboarding>(var onboarding) ->
          work.reading(call.tenant(), () -> stands(200, onboarding));
      case StepResult.Refused<CardOnboarding>(var why) ->
          problems.answer(Refusals.of(why, call.caller()), call.requestId(), null);
      case StepResult.Unavailable<CardOnboarding>(var retryAfter) ->
          throw ProviderAway.refused(retryAfter);
    };
  }
}
