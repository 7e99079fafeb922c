package io.purser.rest.operation;

import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who answers for which kind of operation. */
@Singleton
final class AnswersByKind {
  private final Map<OperationKind, AnswersOfKind> kinds = new HashMap<>();

  AnswersByKind(List<AnswersOfKind> kinds) {
    kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
  }

  AnswersOfKind of(Operation operation) {
    var kind = kinds.get(operation.header().kind());
    if (kind == null) {
      throw new IllegalStateException("nobody answers for " + operation.header().kind());
    }
    return kind;
  }

  OperationView view(Operation operation) {
    return OperationView.of(operation, of(operation));
  }
}
