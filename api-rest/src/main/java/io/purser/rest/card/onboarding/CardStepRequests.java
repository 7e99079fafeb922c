package io.purser.rest.card.onboarding;

import io.micronaut.http.HttpResponse;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.StepResult;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.ResumableRequests;
import io.purser.domain.idempotency.ResumableRequests.Progress;
import io.purser.rest.access.Call;
import io.purser.rest.edge.Retries;
import io.purser.rest.idempotency.Idempotency;
import io.purser.rest.idempotency.Replies;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** Takes a step once for each key, and answers with where it has led. */
@Singleton
final class CardStepRequests {
  private final ResumableRequests requests;
  private final Idempotency idempotency;
  private final Replies replies;
  private final CardOnboardingAnswers answers;

  CardStepRequests(
      ResumableRequests requests,
      Idempotency idempotency,
      Replies replies,
      CardOnboardingAnswers answers) {
    this.requests = requests;
    this.idempotency = idempotency;
    this.replies = replies;
    this.answers = answers;
  }

  HttpResponse<byte[]> handle(
      Call call,
      IdempotencyKey key,
      CustomerId customer,
      String path,
      Object request,
      Function<Progress, StepResult<CardOnboarding>> step) {
    var identified =
        idempotency.of(
            call,
            key,
            "POST /v1/customers/{id}/card-onboarding" + path,
            List.of(customer.value()),
            request);
    return replies.give(
        Retries.whenStale(
            () -> requests.handle(identified, progress -> answers.of(step.apply(progress), call))),
        call.requestId());
  }
}
