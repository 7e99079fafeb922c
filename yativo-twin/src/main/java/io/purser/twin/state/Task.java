package io.purser.twin.state;

import java.time.Instant;

/** Something that happens by itself when the business clock reaches an instant. */
public record Task(String id, Kind kind, String subject, Instant dueAt) {

  /** What happens to the subject. */
  public enum Kind {
    SUBMIT_SEND,
    COMPLETE_SEND,
    APPROVE_PROGRAMME,
    DECIDE_KYC,
    FINISH_DEPLOYMENT,
    COMPLETE_FUNDING,
    SETTLE_WITHDRAWAL,
    COMPLETE_SWAP
  }
}
