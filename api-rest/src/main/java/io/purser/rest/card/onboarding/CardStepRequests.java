package io.purser.rest.card.onboarding;

import io.micronaut.http.HttpResponse;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.StepResult;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.ResumableRequests.Progress;
import io.purser.rest.access.Call;
import io.purser.rest.idempotency.KeyedRequests;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** Takes a step once for each key, and answers with where it has led. */
@Singleton
final class CardStepRequests {
  private final KeyedRequests requests;
  private final CardOnboardingAnswers answers;

  CardStepRequests(KeyedRequests requests, CardOnboardingAnswers answers) {
    this.requests = requests;
    this.answers = answers;
  }

  HttpResponse<byte[]> handle(
      Call call,
      IdempotencyKey key,
      CustomerId customer,
      String path,
      Object request,
      Function<Progress, StepResult<CardOnboarding>> step) {
    return requests
        .of(
            call,
            key,
            "POST /v1/customers/{id}/card-onboarding" + path,
            List.of(customer.value()),
            request)
        .resume(progress -> answers.of(step.apply(progress), call));
  }
}
