package io.purser.domain.card.account;

import static java.util.Comparator.comparing;

import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.InMemoryCardOnboardings;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@link CardBalances} in memory. */
public final class InMemoryCardBalances implements CardBalances {
  private final InMemoryUnitOfWork work;
  private final InMemoryCardOnboardings onboardings;
  private final InstantSource clock;
  private final Rows<Outdated, CardBalance> rows;
  private final Rows<Outdated, Instant> named;

  public InMemoryCardBalances(
      InMemoryUnitOfWork work, InMemoryCardOnboardings onboardings, InstantSource clock) {
    this.work = work;
    this.onboardings = onboardings;
    this.clock = clock;
    this.rows = new Rows<>(work);
    this.named = new Rows<>(work);
  }

  @Override
  public Optional<CardBalance> get(TenantId tenant, CustomerId customer) {
    work.require(tenant, "cardBalances.get");
    return rows.get(new Outdated(tenant, customer));
  }

  @Override
  public Optional<CardBalance> lock(TenantId tenant, CustomerId customer) {
    work.require(tenant, "cardBalances.lock");
    return rows.lock(new Outdated(tenant, customer));
  }

  @Override
  public void save(TenantId tenant, CustomerId customer, CardBalance balance) {
    work.require(tenant, "cardBalances.save");
    rows.put(new Outdated(tenant, customer), balance);
  }

  @Override
  public void doubt(TenantId tenant, CustomerId customer) {
    work.require(tenant, "cardBalances.doubt");
    named.put(new Outdated(tenant, customer), Instant.MIN);
  }

  @Override
  public List<Outdated> outdated(Duration age, int maximum) {
    return work.alone(
        "cardBalances.outdated",
        () -> {
          var now = clock.instant();
          var due =
              onboardings.all().stream()
                  .filter(
                      row ->
                          row instanceof CardOnboarding.Ready
                              || row instanceof CardOnboarding.Active)
                  .map(row -> new Outdated(row.header().tenant(), row.header().customer()))
                  .filter(account -> isDue(account, age, now))
                  .sorted(
                      comparing((Outdated account) -> named.get(account).orElse(Instant.MIN))
                          .thenComparing(account -> account.customer().value()))
                  // Who has been named since the rows were read is only seen under the lock.
                  .filter(named::tryLock)
                  .filter(account -> isDue(account, age, now))
                  .limit(maximum)
                  .toList();
          due.forEach(account -> named.put(account, now));
          return due;
        });
  }

  private boolean isDue(Outdated account, Duration age, Instant now) {
    var lastAsked = named.get(account).orElse(Instant.MIN);
    var asOf = rows.get(account).map(CardBalance::asOf).orElse(Instant.MIN);
    return !lastAsked.isAfter(now.minus(age.dividedBy(4)))
        && (!asOf.isAfter(now.minus(age)) || !lastAsked.isAfter(now.minus(age.multipliedBy(6))));
  }
}
