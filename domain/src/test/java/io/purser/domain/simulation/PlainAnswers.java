package io.purser.domain.simulation;

import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.Answers;
import io.purser.domain.operation.Operation;
import java.util.Map;

/** Answers that say what became of which operation, and no more. */
final class PlainAnswers implements Answers {
  @Override
  public StoredAnswer settled(Operation.Settled operation) {
    return of(operation);
  }

  @Override
  public StoredAnswer accepted(Operation.Unsettled operation) {
    var customer = operation.header().concerned();
    return new StoredAnswer(202, Map.of(), operation.id().value(), customer);
  }

  /** The answer that everybody gets from now on. */
  static StoredAnswer of(Operation.Settled operation) {
    var customer = operation.header().concerned();
    return switch (operation) {
      case Operation.Confirmed confirmed ->
          new StoredAnswer(201, Map.of(), confirmed.id().value(), customer);
      case Operation.Rejected rejected ->
          new StoredAnswer(
              409, Map.of(), rejected.id() + " " + rejected.why().reason().name(), customer);
    };
  }
}
