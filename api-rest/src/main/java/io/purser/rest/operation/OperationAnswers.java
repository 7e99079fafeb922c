package io.purser.rest.operation;

import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.Answers;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.Rejection;
import io.purser.rest.json.Audience;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.ProblemDocuments;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the answers that operations store. Needs no request. */
@Singleton
final class OperationAnswers implements Answers {
  /** Most operations settle within a few seconds after their deadline. */
  private static final String ASK_AGAIN_SECONDS = "2";

  private static final Set<Rejection.Reason> GIVEN_UP =
      EnumSet.of(
          Rejection.Reason.CANCELLED,
          Rejection.Reason.APPROVAL_DECLINED,
          Rejection.Reason.APPROVAL_NOT_GIVEN_IN_TIME);

  private final AnswersByKind kinds;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  OperationAnswers(AnswersByKind kinds, JsonAnswers answers, ProblemDocuments problems) {
    this.kinds = kinds;
    this.answers = answers;
    this.problems = problems;
  }

  @Override
  public StoredAnswer settled(Operation.Settled operation) {
    return switch (operation) {
      case Operation.Confirmed confirmed -> kinds.of(operation).confirmed(confirmed);
      case Operation.Rejected rejected -> rejected(rejected);
    };
  }

  private StoredAnswer rejected(Operation.Rejected operation) {
    var kind = kinds.of(operation);
    return Optional.of(operation)
        .filter(rejected -> GIVEN_UP.contains(rejected.why().reason()))
        .flatMap(kind::givenUp)
        .orElseGet(
            () -> problems.answer(kind.rejected(operation), null, operation.header().concerned()));
  }

  @Override
  public StoredAnswer accepted(Operation.Unsettled operation) {
    return answers.stored(
        202,
        Map.of("Location", "/v1/operations/" + operation.id(), "Retry-After", ASK_AGAIN_SECONDS),
        kinds.view(operation),
        Audience.END_USER,
        operation.header().concerned());
  }
}
