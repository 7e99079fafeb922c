package io.purser.domain.reconciliation;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.Registration;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.wallet.BalanceComparison;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalances;
import io.purser.domain.wallet.Wallets;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Asks the provider what is in a customer's wallets, and compares it with our books; for when their
 * transactions have just been read. Used outside any unit of work.
 */
public final class Reconcile implements BalanceComparison {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final Customers customers;
  private final Wallets wallets;
  private final WalletBalances balances;
  private final Breaks breaks;
  private final WalletHoldings provider;
  private final CompareWallet compare;
  private final InstantSource clock;
  private final Duration every;

  /**
   * @param every how often a customer is compared; one who has an open break, each time
   */
  public Reconcile(
      UnitOfWork work,
      Tenants tenants,
      Customers customers,
      Wallets wallets,
      WalletBalances balances,
      Breaks breaks,
      WalletHoldings provider,
      CompareWallet compare,
      InstantSource clock,
      Duration every) {
    this.work = work;
    this.tenants = tenants;
    this.customers = customers;
    this.wallets = wallets;
    this.balances = balances;
    this.breaks = breaks;
    this.provider = provider;
    this.compare = compare;
    this.clock = clock;
    this.every = every;
  }

  @Override
  public boolean handle(TenantId tenant, CustomerId customer, Deadline deadline) {
    var due = work.reading(tenant, () -> providerIdIfDue(tenant, customer));
    if (due.isEmpty()) {
      return false;
    }
    var account = tenants.get(tenant).orElseThrow().account();
    var askedAt = clock.instant();
    return switch (provider.read(account, due.get(), deadline)) {
      case WalletHoldings.Reading.Unavailable _ -> false;
      case WalletHoldings.Reading.Read read ->
          work.inTransaction(tenant, () -> compared(tenant, customer, read, askedAt));
    };
  }

  private Optional<String> providerIdIfDue(TenantId tenant, CustomerId id) {
    var customer = customers.get(tenant, id);
    if (customer.isEmpty()
        || !(customer.get().registration() instanceof Registration.Registered(var known))) {
      return Optional.empty();
    }
    boolean recently =
        breaks
            .comparedAt(tenant, id)
            .filter(at -> at.plus(every).isAfter(clock.instant()))
            .isPresent();
    return recently && !hasOpenBreak(tenant, id) ? Optional.empty() : Optional.of(known.id());
  }

  private boolean hasOpenBreak(TenantId tenant, CustomerId customer) {
    return !breaks
        .list(
            tenant,
            List.of(new BreakFilter.OfCustomer(customer), new BreakFilter.InState(BreakState.OPEN)),
            PageRequest.first(1))
        .items()
        .isEmpty();
  }

  private boolean compared(
      TenantId tenant, CustomerId customer, WalletHoldings.Reading.Read read, Instant askedAt) {
    for (var balance : balances.ofCustomerForUpdate(tenant, customer)) {
      if (wallets.get(tenant, balance.wallet()).orElse(null) instanceof Wallet.Active wallet) {
        var held = read.byWallet().get(wallet.provider().id());
        if (held != null && held.asset().equals(balance.ledger().asset())) {
          compare.handle(wallet, balance, held, askedAt);
        }
      }
    }
    breaks.compared(tenant, customer, askedAt);
    return true;
  }
}
