package io.purser.domain.quota;

import io.purser.domain.tenant.InMemoryTenants;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.Asker;
import io.purser.domain.work.InMemoryUnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** {@link Quotas} in memory: the generic cell rate algorithm, in seconds. */
public final class InMemoryQuotas implements Quotas {
  private static final Duration LIMIT_KEPT_FOR = Duration.ofMinutes(5);
  private static final double LATELY = 60;
  private static final int LATELY_IN_CALLS = 20;
  private static final int URGENCIES = 4;
  private static final int FEWEST_OF_A_SHARE = 4;

  private final InMemoryUnitOfWork work;
  private final InMemoryTenants tenants;
  private final InstantSource clock;
  private final Map<ProviderAccountId, Account> accounts = new HashMap<>();

  public InMemoryQuotas(InMemoryUnitOfWork work, InMemoryTenants tenants, InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public synchronized Taking take(ProviderAccountId account, Allowance allowance, Asker asker) {
    work.requireNoneOpen();
    double wait = of(account).take(clock.instant(), allowance, asker);
    return wait <= 0
        ? new Taking.Taken()
        : new Taking.NotYet(Duration.ofNanos((long) Math.ceil(wait * 1e6) * 1000));
  }

  @Override
  public synchronized void close(ProviderAccountId account, Duration time) {
    work.requireNoneOpen();
    var closed = of(account);
    closed.closedUntil = later(closed.closedUntil, clock.instant().plus(time));
  }

  @Override
  public synchronized void report(ProviderAccountId account, QuotaReport report) {
    work.requireNoneOpen();
    of(account).report(clock.instant(), report);
  }

  private Account of(ProviderAccountId id) {
    return accounts.computeIfAbsent(id, _ -> new Account(() -> tenants.countOf(id)));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static double seconds(Instant from, Instant until) {
    return Duration.between(from, until).toNanos() / 1e9;
  }

  /** What is used of a window: {@code spentUntil} is when all of it will have come back. */
  private static final class Window {
    private final QuotaWindow kind;
    private Instant spentUntil = Instant.EPOCH;
    private int loweredTo = Integer.MAX_VALUE;
    private Instant loweredUntil = Instant.EPOCH;

    Window(QuotaWindow kind) {
      this.kind = kind;
    }

    Rate rate(Instant now, Allowance allowance) {
      int configured = allowance.in(kind);
      int allowed = loweredUntil.isAfter(now) ? Math.min(configured, loweredTo) : configured;
      int burst = Math.max(1, allowed / 5);
      double pace = (double) kind.length().toSeconds() / Math.max(1, allowed - burst);
      return Rate.of(now, spentUntil, pace, burst);
    }

    void take(Instant now, double pace) {
      spentUntil = plus(later(spentUntil, now), pace);
    }
  }

  private static final class Share {
    private Instant spentUntil = Instant.EPOCH;
    private Instant usedAt = Instant.EPOCH;
  }

  /** How many may be used at once, how fast they return, and how many are there. */
  private record Rate(double pace, double burst, double unspent) {
    static Rate of(Instant now, Instant spentUntil, double pace, double burst) {
      double owed = Math.max(0, seconds(now, spentUntil));
      return new Rate(pace, burst, burst - owed / pace);
    }

    /** How long until a call of this rank, of so many, may take one. */
    double waitOf(int rank, int ranks) {
      return pace * (1 + (burst - 1) * rank / ranks - unspent);
    }
  }

  private static final class Account {
    private final List<Window> windows =
        Arrays.stream(QuotaWindow.values()).map(Window::new).toList();
    private final Map<TenantId, Share> shares = new HashMap<>();
    private Instant closedUntil = Instant.EPOCH;
    private Instant spacedUntil = Instant.EPOCH;
    private Instant nextAt = Instant.EPOCH;
    private Duration spacing = Duration.ZERO;
    private final LongSupplier tenants;

    Account(LongSupplier tenants) {
      this.tenants = tenants;
    }

    /** Takes one, or returns the seconds after which to come back. */
    double take(Instant now, Allowance allowance, Asker asker) {
      if (closedUntil.isAfter(now)) {
        return seconds(now, closedUntil);
      }
      int rank = asker.urgency().rank();
      var turn = nextAt.plus(spacing.multipliedBy(rank).dividedBy(URGENCIES));
      if (spacedUntil.isAfter(now) && turn.isAfter(now)) {
        return seconds(now, turn);
      }
      var rates = windows.stream().map(window -> window.rate(now, allowance)).toList();
      double within = longest(rates, rank);
      double beyond = longest(rates, rank + URGENCIES);
      var tenant = asker.tenant();
      if (tenant != null) {
        within = Math.max(within, rateOf(tenant, now, rates).waitOf(rank, URGENCIES));
      }
      if (within > 0 && beyond > 0) {
        return Math.min(within, beyond);
      }
      if (tenant != null) {
        use(tenant, now, rates, within <= 0);
      }
      windows.forEach(window -> window.take(now, window.rate(now, allowance).pace()));
      nextAt = now.plus(spacing);
      return 0;
    }

    private static double longest(List<Rate> rates, int rank) {
      return rates.stream()
          .mapToDouble(rate -> rate.waitOf(rank, 2 * URGENCIES))
          .max()
          .orElseThrow();
    }

    private Share share(TenantId tenant) {
      return shares.computeIfAbsent(tenant, _ -> new Share());
    }

    /** The share of a tenant among those who called lately and one who may come. */
    private Rate rateOf(TenantId tenant, Instant now, List<Rate> rates) {
      var mine = share(tenant);
      double pace = rates.stream().mapToDouble(Rate::pace).max().orElseThrow();
      double lately = Math.max(LATELY, LATELY_IN_CALLS * pace);
      long others =
          shares.values().stream()
              .filter(it -> it != mine && seconds(it.usedAt, now) < lately)
              .count();
      long sharers = Math.min(Math.max(1, tenants.getAsLong()), others + 2);
      double burst = rates.stream().mapToDouble(Rate::burst).min().orElseThrow();
      return Rate.of(
          now, mine.spentUntil, pace * sharers, Math.max(FEWEST_OF_A_SHARE, burst / sharers));
    }

    /** What is used beyond the share is not held against it later. */
    private void use(TenantId tenant, Instant now, List<Rate> rates, boolean within) {
      var mine = share(tenant);
      if (within) {
        mine.spentUntil = plus(later(mine.spentUntil, now), rateOf(tenant, now, rates).pace());
      }
      mine.usedAt = now;
    }

    void report(Instant now, QuotaReport report) {
      for (var window : windows) {
        if (window.kind == report.window()) {
          window.loweredTo = report.allowed();
          window.loweredUntil = now.plus(LIMIT_KEPT_FOR);
        }
      }
      if (report.isNearlySpent()) {
        spacing = report.resetIn().dividedBy(report.remaining() + 1);
        spacedUntil = now.plus(report.resetIn());
        nextAt = now.plus(spacing);
      }
    }
  }

  private static Instant plus(Instant time, double seconds) {
    return time.plusNanos((long) (seconds * 1e9));
  }
}
