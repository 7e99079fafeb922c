package io.purser.rest.operation;

import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.rest.problem.Problem;
import java.util.Optional;

/**
 * The answers to one kind of operation. They are the same for every caller, because a request and
 * the resolver store the same one, so they hold nothing that one caller may see and another may
 * not.
 */
public interface AnswersOfKind {
  OperationKind kind();

  /** What callers know the kind as. */
  String word();

  /** Where the outcome of an operation can be read. */
  String result(Operation.Header operation);

  /** Inside the unit of work that confirms the operation. */
  StoredAnswer confirmed(Operation.Confirmed operation);

  /**
   * The answer to whoever waits for what was cancelled or declined, if it is none of {@link
   * #rejected}. Inside the unit of work that rejects the operation.
   */
  default Optional<StoredAnswer> givenUp(Operation.Rejected operation) {
    return Optional.empty();
  }

  /** The problem, with the members that name what was not done. */
  Problem rejected(Operation.Rejected operation);
}
