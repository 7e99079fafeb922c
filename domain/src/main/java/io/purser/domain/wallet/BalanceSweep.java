package io.purser.domain.wallet;

import io.purser.domain.work.Deadline;
import io.purser.domain.work.Urgency;
import java.time.Duration;

/**
 * Asks the provider about balances of which nothing was heard for a while, oldest first and a few
 * at a time.
 */
public final class BalanceSweep {
  private static final Duration TIME_FOR_ONE = Duration.ofSeconds(10);

  private final WalletBalances balances;
  private final RefreshBalances refreshBalances;
  private final BalanceComparison comparison;
  private final Duration quietFor;
  private final int batch;

  /**
   * @param quietFor how long nothing must have been heard
   * @param batch how many customers one run asks about; each costs one call of the provider's
   *     quota, and another when it is time to compare what the provider says is in their wallets
   */
  public BalanceSweep(
      WalletBalances balances,
      RefreshBalances refreshBalances,
      BalanceComparison comparison,
      Duration quietFor,
      int batch) {
    this.balances = balances;
    this.refreshBalances = refreshBalances;
    this.comparison = comparison;
    this.quietFor = quietFor;
    this.batch = batch;
  }

  /**
   * Returns how many customers it asked about; it stops at the first that the provider does not
   * answer for. One for whom it never does becomes the oldest, so it comes last in its batch, where
   * it keeps nobody from their turn.
   */
  public int work() {
    int asked = 0;
    for (var outdated : balances.outdated(quietFor, batch).reversed()) {
      asked++;
      var result =
          refreshBalances.handle(
              outdated.tenant(),
              outdated.customer(),
              Deadline.in(TIME_FOR_ONE).askedBy(outdated.tenant(), Urgency.SWEEP));
      if (result instanceof RefreshBalances.Result.Unavailable) {
        break;
      }
      if (result instanceof RefreshBalances.Result.Refreshed) {
        // What cannot be compared now is compared another time, and keeps nobody from their turn.
        var _ =
            comparison.handle(
                outdated.tenant(),
                outdated.customer(),
                Deadline.in(TIME_FOR_ONE).askedBy(outdated.tenant(), Urgency.SWEEP));
      }
    }
    return asked;
  }
}
