package io.purser.domain.operation;

import io.purser.domain.idempotency.StoredAnswer;
import java.util.Map;

/** Answers that say nothing, for tests in which nobody waits for one. */
final class EmptyAnswers implements Answers {
  @Override
  public StoredAnswer settled(Operation.Settled operation) {
    return new StoredAnswer(201, Map.of(), "", null);
  }

  @Override
  public StoredAnswer accepted(Operation.Unsettled operation) {
    return new StoredAnswer(202, Map.of(), "", null);
  }
}
