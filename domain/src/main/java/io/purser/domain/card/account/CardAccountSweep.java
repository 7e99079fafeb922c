package io.purser.domain.card.account;

import io.purser.domain.work.Deadline;
import io.purser.domain.work.Urgency;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Asks the provider about card accounts of which nothing was heard for a while, the longest unasked
 * first and a few at a time.
 */
public final class CardAccountSweep {
  private static final Duration TIME_FOR_ONE = Duration.ofSeconds(10);

  private final CardBalances balances;
  private final RefreshCardAccount refresh;
  private final Duration quietFor;
  private final int batch;

  /**
   * @param quietFor how long nothing must have been heard
   * @param batch how many accounts one run asks about; each costs one call of the provider's quota
   */
  public CardAccountSweep(
      CardBalances balances, RefreshCardAccount refresh, Duration quietFor, int batch) {
    this.balances = balances;
    this.refresh = refresh;
    this.quietFor = quietFor;
    this.batch = batch;
  }

  /**
   * Returns how many it asked about; it stops at the first that the provider does not answer for.
   */
  public int work(BooleanSupplier goOn) {
    int asked = 0;
    for (var outdated : balances.outdated(quietFor, batch)) {
      if (!goOn.getAsBoolean()) {
        break;
      }
      asked++;
      var result =
          refresh.handle(
              outdated.tenant(),
              outdated.customer(),
              Deadline.in(TIME_FOR_ONE).askedBy(outdated.tenant(), Urgency.SWEEP));
      if (result instanceof RefreshCardAccount.Result.Unavailable) {
        break;
      }
    }
    return asked;
  }
}
