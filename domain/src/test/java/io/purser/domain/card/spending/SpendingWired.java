package io.purser.domain.card.spending;

import io.purser.domain.InMemoryStore;
import io.purser.domain.card.FakeCards;
import io.purser.domain.card.RefreshCards;
import io.purser.domain.event.Journal;
import java.time.Duration;

/** The use cases of spending over the stores in memory. */
public final class SpendingWired {
  public static final Duration FEED_AGE = Duration.ofMinutes(1);
  public static final Duration OPEN_AGE = Duration.ofMinutes(5);

  /** Few, so that a reading takes several goes. */
  public static final int PAGES = 2;

  public final FakeSpending provider;
  public final RecordedSpending observed = new RecordedSpending();
  public final HearOfSpending hearOfSpending;
  public final RefreshSpending refreshSpending;
  public final SpendingSweep sweep;

  public SpendingWired(
      InMemoryStore store, FakeCards cards, RefreshCards refreshCards, Journal journal) {
    provider = new FakeSpending(store);
    hearOfSpending =
        new HearOfSpending(
            store.work(),
            store.cardOnboardings(),
            new IdentifyCard(
                store.work(),
                store.tenants(),
                store.cards(),
                store.cardTokens(),
                cards,
                refreshCards,
                store.clock()),
            new BookSpending(
                store.customers(),
                store.cardTransactions(),
                journal,
                observed,
                store.ids(),
                store.clock()));
    refreshSpending =
        new RefreshSpending(
            store.work(),
            store.tenants(),
            store.cardOnboardings(),
            store.cardTransactions(),
            store.spendingFeeds(),
            provider,
            hearOfSpending,
            observed,
            store.clock(),
            PAGES);
    sweep =
        new SpendingSweep(
            store.spendingFeeds(),
            store.cardTransactions(),
            refreshSpending,
            FEED_AGE,
            OPEN_AGE,
            5);
  }
}
