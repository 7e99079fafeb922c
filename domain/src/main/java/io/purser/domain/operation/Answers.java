package io.purser.domain.operation;

import io.purser.domain.idempotency.StoredAnswer;

/**
 * The answers that callers get about operations. They are made where an operation settles, whether
 * a request or the resolver settles it, so that both store the same bytes.
 */
public interface Answers {
  /** Inside the unit of work that settles the operation. */
  StoredAnswer settled(Operation.Settled operation);

  /** For a caller whose deadline came first. */
  StoredAnswer accepted(Operation.Unsettled operation);
}
