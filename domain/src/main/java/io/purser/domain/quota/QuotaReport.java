package io.purser.domain.quota;

import java.time.Duration;

/**
 * What the provider says about a quota beside an answer.
 *
 * @param allowed how many calls a window allows
 * @param remaining how many of them are left
 * @param resetIn when there will be more
 */
public record QuotaReport(int allowed, int remaining, Duration resetIn) {
  public QuotaReport {
    if (allowed < 1 || remaining < 0 || resetIn.isNegative()) {
      throw new IllegalArgumentException("this says nothing about a quota");
    }
  }

  public QuotaWindow window() {
    return QuotaWindow.endingIn(resetIn);
  }

  /** Less than a tenth is left; the provider asks for slowing down then. */
  public boolean isNearlySpent() {
    return remaining * 10L < allowed;
  }
}
