package io.purser.rest.operation;

import io.purser.domain.access.Caller;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

  /** What anybody may see of it. */
  OperationView view(Operation operation) {
    return OperationView.of(operation, of(operation));
  }

  OperationView view(Operation operation, Caller caller) {
    return switch (caller) {
      case Caller.Operator _ -> OperationView.forOperator(operation, of(operation));
      case Caller.Service _, Caller.EndUser _, Caller.Newcomer _ -> view(operation);
    };
  }

  /** The kinds by what callers know them as. */
  Map<String, OperationKind> byWord() {
    var byWord = new TreeMap<String, OperationKind>();
    kinds.forEach((kind, answers) -> byWord.put(answers.word(), kind));
    return byWord;
  }
}
