package io.purser.domain.wallet;

import static java.util.Comparator.comparing;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.InMemoryCustomers;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link WalletBalances} in memory. */
public final class InMemoryWalletBalances implements WalletBalances {
  private static final Duration NAMED_ONCE_IN = Duration.ofMinutes(1);

  private final InMemoryUnitOfWork work;
  private final Rows<WalletId, Row> rows;
  private final Rows<Outdated, Instant> named;
  private final InMemoryWallets wallets;
  private final InMemoryCustomers customers;
  private final InstantSource clock;

  public InMemoryWalletBalances(
      InMemoryUnitOfWork work,
      InMemoryWallets wallets,
      InMemoryCustomers customers,
      InstantSource clock) {
    this.work = work;
    this.rows = new Rows<>(work);
    this.named = new Rows<>(work);
    this.wallets = wallets;
    this.customers = customers;
    this.clock = clock;
  }

  @Override
  public void add(TenantId tenant, WalletBalance balance) {
    var wallet = wallets.get(tenant, balance.wallet()).orElseThrow();
    work.require(tenant, "balances.add");
    rows.add(
        balance.wallet(),
        new Row(tenant, wallet.header().customer(), wallet.header().createdAt(), balance));
  }

  @Override
  public Optional<WalletBalance> get(TenantId tenant, WalletId wallet) {
    work.require(tenant, "balances.get");
    return rows.get(wallet).filter(row -> row.tenant.equals(tenant)).map(Row::balance);
  }

  @Override
  public Optional<WalletBalance> getForUpdate(TenantId tenant, WalletId wallet) {
    work.require(tenant, "balances.getForUpdate");
    return rows.lock(wallet).filter(row -> row.tenant.equals(tenant)).map(Row::balance);
  }

  @Override
  public void save(TenantId tenant, WalletBalance balance) {
    work.require(tenant, "balances.save");
    var stored = rows.lock(balance.wallet()).filter(row -> row.tenant.equals(tenant)).orElseThrow();
    rows.put(balance.wallet(), new Row(tenant, stored.customer, stored.createdAt, balance));
  }

  @Override
  public List<WalletBalance> ofCustomer(TenantId tenant, CustomerId customer) {
    work.require(tenant, "balances.ofCustomer");
    return of(tenant, customer).map(Row::balance).toList();
  }

  @Override
  public List<WalletBalance> ofCustomerForUpdate(TenantId tenant, CustomerId customer) {
    work.require(tenant, "balances.ofCustomerForUpdate");
    return of(tenant, customer)
        .map(row -> rows.lock(row.balance.wallet()).orElseThrow().balance())
        .toList();
  }

  /** Every balance of every tenant, for assertions. */
  public List<WalletBalance> all() {
    return rows.committed().stream().map(Row::balance).toList();
  }

  private Stream<Row> of(TenantId tenant, CustomerId customer) {
    return rows.all()
        .filter(row -> row.tenant.equals(tenant) && row.customer.equals(customer))
        .sorted(comparing(row -> row.balance.wallet().value()));
  }

  @Override
  public List<Outdated> outdated(Duration age, int maximum) {
    return work.alone(
        "balances.outdated",
        () -> {
          var now = clock.instant();
          Map<Outdated, Instant> oldest = new HashMap<>();
          rows.all()
              .filter(row -> !customers.isDeleted(row.customer))
              .filter(
                  row ->
                      !row.balance.asOf().isAfter(now.minus(age))
                          || !lastAsked(row).isAfter(now.minus(age.multipliedBy(6))))
              .forEach(
                  row ->
                      oldest.merge(
                          new Outdated(row.tenant, row.customer),
                          row.balance.asOf(),
                          (a, b) -> a.isBefore(b) ? a : b));
          var due =
              oldest.entrySet().stream()
                  .sorted(
                      Map.Entry.<Outdated, Instant>comparingByValue()
                          .thenComparing(entry -> entry.getKey().customer().value()))
                  .map(Map.Entry::getKey)
                  // Who has been named since the rows were read is only seen under the lock.
                  .filter(named::tryLock)
                  .filter(customer -> isUnnamed(customer, now))
                  .limit(maximum)
                  .toList();
          due.forEach(customer -> named.put(customer, now));
          return due;
        });
  }

  private Instant lastAsked(Row row) {
    return named.get(new Outdated(row.tenant, row.customer)).orElse(row.createdAt);
  }

  private boolean isUnnamed(Outdated customer, Instant now) {
    return named.get(customer).filter(at -> at.isAfter(now.minus(NAMED_ONCE_IN))).isEmpty();
  }

  private record Row(
      TenantId tenant, CustomerId customer, Instant createdAt, WalletBalance balance) {}
}
