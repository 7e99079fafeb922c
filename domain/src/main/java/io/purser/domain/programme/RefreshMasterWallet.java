package io.purser.domain.programme;

import io.purser.domain.money.Money;
import io.purser.domain.programme.MasterWalletProvider.Told;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Asks the provider what a tenant's master wallet holds. */
public final class RefreshMasterWallet {
  private static final Duration JUST_NOW = Duration.ofSeconds(2);

  private final UnitOfWork work;
  private final Tenants tenants;
  private final MasterWallets wallets;
  private final MasterWalletProvider provider;
  private final InstantSource clock;
  private final Duration freshFor;

  /**
   * @param freshFor how long a reading is good enough to decide by
   */
  public RefreshMasterWallet(
      UnitOfWork work,
      Tenants tenants,
      MasterWallets wallets,
      MasterWalletProvider provider,
      InstantSource clock,
      Duration freshFor) {
    this.work = work;
    this.tenants = tenants;
    this.wallets = wallets;
    this.provider = provider;
    this.clock = clock;
    this.freshFor = freshFor;
  }

  /** Asks unless what is known is fresh: good enough to say that there is enough. */
  public Result unlessFresh(TenantId tenant, Deadline deadline) {
    return unlessKnownFor(freshFor, tenant, deadline);
  }

  /**
   * Asks unless that was just done: before it is said that there is not enough, since somebody may
   * have paid in.
   */
  public Result unlessJustRead(TenantId tenant, Deadline deadline) {
    return unlessKnownFor(JUST_NOW, tenant, deadline);
  }

  private Result unlessKnownFor(Duration most, TenantId tenant, Deadline deadline) {
    var known = work.reading(tenant, () -> wallets.get(tenant, Money.USD));
    return known.filter(read -> read.asOf().plus(most).isAfter(clock.instant())).isPresent()
        ? new Result.Known()
        : handle(tenant, known, deadline);
  }

  private Result handle(TenantId tenant, Optional<MasterWallet> known, Deadline deadline) {
    var account = tenants.get(tenant).orElseThrow().account();
    var askedAt = clock.instant();
    return switch (provider.read(account, deadline)) {
      case Told.Said(var available) -> {
        for (var amount : available) {
          work.inTransaction(tenant, () -> learn(tenant, amount, askedAt));
        }
        yield new Result.Known();
      }
      case Told.Away(var why, var retryAfter) ->
          known.isPresent() ? new Result.Known() : new Result.Unavailable(why, retryAfter);
    };
  }

  /** An answer to an earlier question does not replace a later one's. */
  private MasterWallet learn(TenantId tenant, Money available, Instant askedAt) {
    var told = new MasterWallet(available, askedAt);
    var known = wallets.lock(tenant, available.currency());
    if (known.isEmpty() || known.get().asOf().isBefore(askedAt)) {
      wallets.save(tenant, told);
    }
    return told;
  }

  /** What came of it. */
  public sealed interface Result {
    /** Something is known, if perhaps not of just now: the provider itself decides in the end. */
    record Known() implements Result {}

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Unavailable(String why, Duration retryAfter) implements Result {}
  }
}
