package io.purser.rest.operation;

import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.Answers;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.rest.json.Audience;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.ProblemDocuments;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes the answers that operations store. Needs no request. */
@Singleton
final class OperationAnswers implements Answers {
  /** Most operations settle within a few seconds after their deadline. */
  private static final String ASK_AGAIN_SECONDS = "2";

  private final Map<OperationKind, AnswersOfKind> kinds = new EnumMap<>(OperationKind.class);
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  OperationAnswers(List<AnswersOfKind> kinds, JsonAnswers answers, ProblemDocuments problems) {
    kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
    this.answers = answers;
    this.problems = problems;
  }

  @Override
  public StoredAnswer settled(Operation.Settled operation) {
    return switch (operation) {
      case Operation.Confirmed confirmed -> of(operation).confirmed(confirmed);
      case Operation.Rejected rejected ->
          problems.answer(of(operation).rejected(rejected), null, operation.header().customer());
    };
  }

  @Override
  public StoredAnswer accepted(Operation.Open operation) {
    return answers.stored(
        202,
        Map.of("Location", "/v1/operations/" + operation.id(), "Retry-After", ASK_AGAIN_SECONDS),
        OperationView.of(operation),
        Audience.END_USER,
        operation.header().customer());
  }

  private AnswersOfKind of(Operation operation) {
    var kind = kinds.get(operation.header().kind());
    if (kind == null) {
      throw new IllegalStateException("nobody answers for " + operation.header().kind());
    }
    return kind;
  }
}
