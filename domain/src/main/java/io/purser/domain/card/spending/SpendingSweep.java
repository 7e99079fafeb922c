package io.purser.domain.card.spending;

import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.spending.RefreshSpending.Result;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.EachAlone;
import io.purser.domain.work.Urgency;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Looks for what cards were used for and no webhook told us: in the feeds of accounts for what is
 * new, and at card customers with transactions that are open for what became of those.
 */
public final class SpendingSweep {
  private static final Duration TIME_FOR_ONE = Duration.ofSeconds(10);

  private final SpendingFeeds feeds;
  private final CardTransactions transactions;
  private final RefreshSpending refresh;
  private final Duration feedAge;
  private final Duration openAge;
  private final int batch;

  /**
   * @param feedAge how long nobody must have looked at the feed of an account
   * @param openAge how long the provider must not have been asked about one card customer
   * @param batch how many card customers one run asks about; each costs at least one call of the
   *     provider's quota
   */
  public SpendingSweep(
      SpendingFeeds feeds,
      CardTransactions transactions,
      RefreshSpending refresh,
      Duration feedAge,
      Duration openAge,
      int batch) {
    this.feeds = feeds;
    this.transactions = transactions;
    this.refresh = refresh;
    this.feedAge = feedAge;
    this.openAge = openAge;
    this.batch = batch;
  }

  /**
   * Returns how much it looked at; it stops at the first card customer that the provider does not
   * answer for. What fails keeps nothing else from being looked at, and is thrown at the end.
   */
  public int work(BooleanSupplier goOn) {
    int looked = EachAlone.work(feeds.claim(feedAge), goOn, place -> refresh.handle(place, goOn));
    var answers = new AtomicBoolean(true);
    return looked
        + EachAlone.work(
            transactions.waiting(openAge, batch),
            () -> goOn.getAsBoolean() && answers.get(),
            waiting -> answers.set(refreshed(waiting)));
  }

  private boolean refreshed(CardOnboardings.Waiting waiting) {
    var deadline = Deadline.in(TIME_FOR_ONE).askedBy(waiting.tenant(), Urgency.SWEEP);
    return refresh.handle(waiting.tenant(), waiting.onboarding(), deadline)
        instanceof Result.Refreshed;
  }
}
