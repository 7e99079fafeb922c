package io.purser.domain.card.account.withdrawal;

/** A withdrawal as the provider tells of it. */
public record ReportedWithdrawal(String providerId, Progress progress) {
  /** How far the provider is with it. */
  public enum Progress {
    PENDING,
    SETTLED,
    FAILED
  }
}
