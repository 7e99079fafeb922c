package io.purser.domain.quota;

import java.time.Duration;

/**
 * What the provider says about a quota beside an answer.
 *
 * @param window which of its windows it most likely speaks of; it never says
 * @param allowed how many calls the window allows
 * @param remaining how many of them are left
 * @param resetIn when there will be more
 */
public record QuotaReport(QuotaWindow window, int allowed, int remaining, Duration resetIn) {
  public QuotaReport {
    if (allowed < 1 || remaining < 0 || resetIn.isNegative()) {
      throw new IllegalArgumentException("this says nothing about a quota");
    }
  }

  /**
   * Takes the report to be of the window that is known to allow just as many, and else of the
   * shortest that can end then.
   */
  public static QuotaReport of(Allowance known, int allowed, int remaining, Duration resetIn) {
    for (var window : QuotaWindow.values()) {
      if (known.in(window) == allowed) {
        return new QuotaReport(window, allowed, remaining, resetIn);
      }
    }
    return new QuotaReport(QuotaWindow.endingIn(resetIn), allowed, remaining, resetIn);
  }

  /** Less than a tenth is left; the provider asks for slowing down then. */
  public boolean isNearlySpent() {
    return remaining * 10L < allowed;
  }
}
