package io.purser.domain.card.account.balance;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.InMemoryCardOnboardings;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.InMemoryCustomers;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link CardBalances} in memory. */
public final class InMemoryCardBalances implements CardBalances {
  private final InMemoryUnitOfWork work;
  private final InMemoryCardOnboardings onboardings;
  private final InMemoryCustomers customers;
  private final InstantSource clock;
  private final Rows<Outdated, Held> rows;
  private final Rows<Outdated, Instant> named;

  private record Held(TenantId tenant, CardBalance balance) {}

  public InMemoryCardBalances(
      InMemoryUnitOfWork work,
      InMemoryCardOnboardings onboardings,
      InMemoryCustomers customers,
      InstantSource clock) {
    this.work = work;
    this.onboardings = onboardings;
    this.customers = customers;
    this.clock = clock;
    this.rows = new Rows<>(work);
    this.named = new Rows<>(work);
  }

  @Override
  public Optional<CardBalance> get(TenantId tenant, CustomerId customer) {
    work.require(tenant, "cardBalances.get");
    return rows.get(new Outdated(tenant, customer)).map(Held::balance);
  }

  @Override
  public Optional<CardBalance> lock(TenantId tenant, CustomerId customer) {
    work.require(tenant, "cardBalances.lock");
    return rows.lock(new Outdated(tenant, customer)).map(Held::balance);
  }

  @Override
  public void save(TenantId tenant, CustomerId customer, CardBalance balance) {
    work.require(tenant, "cardBalances.save");
    rows.put(new Outdated(tenant, customer), new Held(tenant, balance));
  }

  @Override
  public List<CardTotals> totals(TenantId tenant) {
    work.require(tenant, "cardBalances.totals");
    return rows
        .all()
        .filter(row -> row.tenant().equals(tenant))
        .map(Held::balance)
        .filter(balance -> balance.figures().ledger() != null)
        .collect(groupingBy(balance -> requireNonNull(balance.figures().currency())))
        .entrySet()
        .stream()
        .sorted(comparing(entry -> entry.getKey().getCurrencyCode()))
        .map(entry -> total(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static CardTotals total(Currency currency, List<CardBalance> balances) {
    var figures = balances.stream().map(CardBalance::figures).toList();
    return new CardTotals(
        sum(currency, figures.stream().map(Figures::ledger)),
        sum(currency, figures.stream().map(Figures::available)),
        sum(currency, figures.stream().map(Figures::pending)),
        balances.size(),
        (int) figures.stream().filter(it -> it.available() == null).count(),
        balances.stream().map(CardBalance::asOf).min(Instant::compareTo).orElseThrow());
  }

  private static Money sum(Currency currency, Stream<@Nullable Money> amounts) {
    return amounts.filter(Objects::nonNull).reduce(Money.zero(currency), Money::plus);
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
                  .filter(row -> !customers.isDeleted(row.header().customer()))
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
    var asOf = rows.get(account).map(row -> row.balance().asOf()).orElse(Instant.MIN);
    return !lastAsked.isAfter(now.minus(age.dividedBy(4)))
        && (!asOf.isAfter(now.minus(age)) || !lastAsked.isAfter(now.minus(age.multipliedBy(6))));
  }
}
