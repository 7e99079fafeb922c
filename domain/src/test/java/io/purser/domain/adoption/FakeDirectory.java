package io.purser.domain.adoption;

import io.purser.domain.InMemoryStore;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** A provider's lists of one account, in pages that can be as short as a test needs. */
public final class FakeDirectory implements ProviderDirectory {
  public final List<ProviderRecord> wallets = new ArrayList<>();
  public final List<ProviderRecord> cards = new ArrayList<>();

  private final InMemoryStore store;
  private final int rows;
  private final Deque<Runnable> beforeCalls = new ArrayDeque<>();
  private int failures;
  private int calls;

  public FakeDirectory(InMemoryStore store, int rows) {
    this.store = store;
    this.rows = rows;
  }

  /** What happens right before the next call that has nothing before it yet. */
  public FakeDirectory next(Runnable happening) {
    beforeCalls.add(happening);
    return this;
  }

  public void failTimes(int times) {
    failures = times;
  }

  public int calls() {
    return calls;
  }

  @Override
  public Reading walletCustomers(ProviderAccountId account, Deadline deadline) {
    return answer(() -> new Reading.Read(wallets, 0, wallets.size(), true));
  }

  @Override
  public Reading cardCustomers(ProviderAccountId account, int page, Deadline deadline) {
    return answer(
        () -> {
          int from = Math.min((page - 1) * rows, cards.size());
          int to = Math.min(from + rows, cards.size());
          return new Reading.Read(
              cards.subList(from, to), 0, cards.size(), page * rows >= cards.size());
        });
  }

  private Reading answer(Supplier<Reading> reading) {
    store.work().requireNoneOpen();
    calls++;
    var happening = beforeCalls.poll();
    if (happening != null) {
      happening.run();
    }
    if (failures > 0) {
      failures--;
      return new Reading.Unavailable("away", Duration.ofSeconds(9));
    }
    return reading.get();
  }
}
