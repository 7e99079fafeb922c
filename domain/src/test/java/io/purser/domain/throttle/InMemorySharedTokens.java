package io.purser.domain.throttle;

import io.purser.domain.work.InMemoryUnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@link SharedTokens} in memory, which can be away. */
public final class InMemorySharedTokens implements SharedTokens {
  private final InMemoryUnitOfWork work;
  private final InstantSource clock;
  private final Map<Subject, Instant> spentUntil = new HashMap<>();
  private boolean away;

  public InMemorySharedTokens(InMemoryUnitOfWork work, InstantSource clock) {
    this.work = work;
    this.clock = clock;
  }

  @Override
  public synchronized List<Grant> exchange(List<Wish> wishes) {
    work.requireNoneOpen();
    if (wishes.size() > MOST) {
      throw new IllegalArgumentException("more wishes than one call may bring");
    }
    if (away) {
      throw new IllegalStateException("the database is away");
    }
    return wishes.stream().map(this::grant).toList();
  }

  public synchronized void goAway() {
    away = true;
  }

  public synchronized void comeBack() {
    away = false;
  }

  private Grant grant(Wish wish) {
    var now = clock.instant();
    var rate = wish.rate();
    var before = spentUntil.getOrDefault(wish.subject(), now);
    var spent = plus(before.isAfter(now) ? before : now, wish.owed(), rate);
    double unspent = rate.burst() - rate.tokensIn(Duration.between(now, spent).toNanos());
    int granted = (int) Math.clamp(Math.floor((unspent + 1) / 2), 0, wish.wanted());
    spentUntil.put(wish.subject(), plus(spent, granted, rate));
    return new Grant(granted, (int) Math.floor(unspent) - granted);
  }

  private static Instant plus(Instant time, int tokens, Rate rate) {
    return time.plusNanos((long) ((double) tokens / rate.perSecond() * 1e9));
  }
}
