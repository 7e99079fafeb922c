package io.purser.domain.wallet;

import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.customer.Registration;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.wallet.WalletBalance.Source;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;

/** Reads a customer's transactions from the provider, for what no webhook told us. */
public final class RefreshBalances {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final Customers customers;
  private final WalletBalances balances;
  private final WalletProvider provider;
  private final BookTransaction bookTransaction;
  private final FoundByAsking found;
  private final InstantSource clock;

  public RefreshBalances(
      UnitOfWork work,
      Tenants tenants,
      Customers customers,
      WalletBalances balances,
      WalletProvider provider,
      BookTransaction bookTransaction,
      FoundByAsking found,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.customers = customers;
    this.balances = balances;
    this.provider = provider;
    this.bookTransaction = bookTransaction;
    this.found = found;
    this.clock = clock;
  }

  public Result handle(TenantId tenant, CustomerId id, Deadline deadline) {
    var customer = work.reading(tenant, () -> customers.get(tenant, id));
    if (customer.isEmpty()
        || !(customer.get().registration() instanceof Registration.Registered(var known))) {
      return new Result.NotRegistered();
    }
    var account = tenants.get(tenant).orElseThrow().account();
    // Whatever moves after this moment may be missing from the answer, so the answer is as old as
    // the question.
    var askedAt = clock.instant();
    return switch (provider.history(account, known.id(), deadline)) {
      case History.Unavailable(var why, _) -> new Result.Unavailable(why);
      case History.UnknownCustomer _ -> {
        work.inTransaction(tenant, () -> keepTheProvidersWord(tenant, id, askedAt));
        yield new Result.UnknownToProvider();
      }
      case History.Read read -> work.inTransaction(tenant, () -> book(tenant, id, read, askedAt));
    };
  }

  private Customer keepTheProvidersWord(TenantId tenant, CustomerId id, Instant at) {
    var customer = customers.getForUpdate(tenant, id).orElseThrow();
    if (customer instanceof Customer.Living living) {
      customers.save(living.saidToBe(ProviderCustomer.UNKNOWN, at));
    }
    return customer;
  }

  private Result book(TenantId tenant, CustomerId customer, History.Read read, Instant askedAt) {
    var locked = balances.ofCustomerForUpdate(tenant, customer);
    int notBooked = read.unreadable();
    for (var report : read.transactions()) {
      switch (bookTransaction.handle(tenant, customer, report, askedAt, Source.PROVIDER)) {
        case BookTransaction.Result.Booked(var booked) -> found.booked(booked, askedAt);
        case BookTransaction.Result.Unchanged _ -> {
          // In the books.
        }
        case BookTransaction.Result.NoSuchWallet _, BookTransaction.Result.Contradicts _ ->
            notBooked++;
      }
    }
    for (var balance : locked) {
      var current = balances.get(tenant, balance.wallet()).orElseThrow();
      balances.save(tenant, current.seen(askedAt, Source.PROVIDER));
    }
    return new Result.Refreshed(notBooked);
  }

  /** What came of it. */
  public sealed interface Result {
    /**
     * {@code notBooked} counts reports that could not be read, fit no wallet, or contradict what
     * was said before.
     */
    record Refreshed(int notBooked) implements Result {}

    record NotRegistered() implements Result {}

    /** The provider answered that it has no such customer; that is kept with the customer. */
    record UnknownToProvider() implements Result {}

    record Unavailable(String why) implements Result {}
  }
}
