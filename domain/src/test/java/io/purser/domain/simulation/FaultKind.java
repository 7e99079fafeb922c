package io.purser.domain.simulation;

/** What can go wrong. */
enum FaultKind {
  /** A process dies, with everything it is at, and is started again. */
  NODE_CRASHED,
  /** Whoever works is held up for longer than any lease lasts, and then goes on. */
  HELD_UP,
  /** Nothing happens anywhere for more than a day. */
  DAY_PASSED,
  /** A statement or a commit fails, and nothing of its transaction remains. */
  TRANSACTION_LOST,
  /** A commit is done, and whoever asked for it is told that the connection broke. */
  COMMIT_UNHEARD,
  /** The provider acts, and its answer is lost. */
  ANSWER_LOST,
  /** The request is lost on its way, which looks the same. */
  REQUEST_LOST,
  /** The provider acts after we have given up. */
  EFFECT_LATE,
  /** The provider acts, and its answer is about somebody else. */
  ANSWER_OF_ANOTHER,
  /** Too many requests. */
  TURNED_AWAY,
  /** The provider says no. */
  REFUSED,
  /** The provider cannot be read. */
  UNREADABLE,
  /** A payment that was made is on none of the provider's lists for some time. */
  EFFECT_HIDDEN,
  /** Nothing reaches the provider for some time. */
  PROVIDER_AWAY,
  /** A client's request arrives twice. */
  REQUEST_DUPLICATED,
  /** A client never hears the reply. */
  REPLY_LOST,
  WEBHOOK_DUPLICATED,
  WEBHOOK_DELAYED,
  WEBHOOK_LOST
}
