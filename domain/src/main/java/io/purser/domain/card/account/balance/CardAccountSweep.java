package io.purser.domain.card.account.balance;

import io.purser.domain.card.RefreshCards;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.Urgency;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Asks the provider about card accounts of which nothing was heard for a while, and about the cards
 * that spend from them: the longest unasked first and a few at a time. So a change whose event
 * never came is found.
 */
public final class CardAccountSweep {
  private static final Duration TIME_FOR_ONE = Duration.ofSeconds(10);

  private final CardBalances balances;
  private final RefreshCardAccount refreshAccount;
  private final RefreshCards refreshCards;
  private final Duration quietFor;
  private final int batch;

  /**
   * @param quietFor how long nothing must have been heard
   * @param batch how many accounts one run asks about; each costs one call of the provider's quota,
   *     and another one when there are cards that can change
   */
  public CardAccountSweep(
      CardBalances balances,
      RefreshCardAccount refreshAccount,
      RefreshCards refreshCards,
      Duration quietFor,
      int batch) {
    this.balances = balances;
    this.refreshAccount = refreshAccount;
    this.refreshCards = refreshCards;
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
      var deadline = Deadline.in(TIME_FOR_ONE).askedBy(outdated.tenant(), Urgency.SWEEP);
      if (!answers(outdated, deadline)) {
        break;
      }
    }
    return asked;
  }

  private boolean answers(CardBalances.Outdated outdated, Deadline deadline) {
    var tenant = outdated.tenant();
    var customer = outdated.customer();
    return !(refreshAccount.handle(tenant, customer, deadline)
            instanceof RefreshCardAccount.Result.Unavailable)
        && !(refreshCards.handle(tenant, customer, deadline)
            instanceof RefreshCards.Result.Unavailable);
  }
}
