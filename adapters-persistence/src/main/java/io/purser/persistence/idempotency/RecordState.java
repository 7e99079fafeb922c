package io.purser.persistence.idempotency;

/** The states of an idempotency record, as the schema spells them. */
final class RecordState {
  /** Somebody has the right to answer until the lease ends. */
  static final String CLAIMED = "claimed";

  /** Has an answer that holds until the final one. */
  static final String ACCEPTED = "accepted";

  /** Has the final answer. */
  static final String ANSWERED = "answered";

  private RecordState() {}
}
