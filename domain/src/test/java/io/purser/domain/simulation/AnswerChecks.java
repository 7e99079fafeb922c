package io.purser.domain.simulation;

import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.Operation;
import java.util.function.Predicate;

/** Whatever a client was told is so, and what it was promised is there. */
final class AnswerChecks {
  private AnswerChecks() {}

  /**
   * @param isSoBesides what else than the outcomes of operations and refusals is so
   */
  static void check(World world, Predicate<StoredAnswer> isSoBesides) {
    var operations = world.store.operations().all();
    for (var answer : world.journal.finalAnswers().values()) {
      boolean isSo =
          answer.body().startsWith("refused: ")
              || isSoBesides.test(answer)
              || operations.stream()
                  .anyMatch(
                      operation ->
                          operation instanceof Operation.Settled settled
                              && PlainAnswers.of(settled).equals(answer));
      if (!isSo) {
        throw new Violation("a client was told " + answer + ", which is not so");
      }
    }
    for (var answer : world.journal.answers().values()) {
      if (answer.status() == 202
          && operations.stream()
              .noneMatch(operation -> operation.id().value().equals(answer.body()))) {
        throw new Violation("an acknowledged order is missing: " + answer);
      }
    }
  }
}
