package io.purser.bench;

import io.micronaut.context.ApplicationContext;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ExternalId;
import io.purser.domain.customer.Metadata;
import io.purser.domain.customer.Phone;
import io.purser.domain.customer.Profile;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.customer.Registration;
import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations;
import io.purser.domain.operation.Operations.Planning;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.wallet.AssetCatalogue;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance;
import io.purser.domain.wallet.WalletBalances;
import io.purser.domain.wallet.Wallets;
import io.purser.domain.work.UnitOfWork;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Puts customers and wallets into a database with the platform's own stores, many of them in a
 * transaction. They are sealed and indexed as any others.
 */
final class Loader implements AutoCloseable {
  private static final int AT_ONCE = 4;
  private static final int IN_ONE_TRANSACTION = 200;
  private static final int PROGRESS = 100_000;
  private static final Duration BETWEEN_CUSTOMERS = Duration.ofSeconds(1);
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final int ONE_SUSPENDED_IN = 50;

  /** When the first customer was created: before anything that the benchmark itself creates. */
  private static final Instant NEWEST = Instant.parse("2026-01-01T00:00:00Z");

  private final ApplicationContext context;
  private final UnitOfWork work;
  private final Customers customers;
  private final Wallets wallets;
  private final WalletBalances balances;
  private final Operations operations;
  private final TenantId tenant;
  private final Asset asset;

  private Loader(ApplicationContext context, String tenantSlug) {
    this.context = context;
    this.work = context.getBean(UnitOfWork.class);
    this.customers = context.getBean(Customers.class);
    this.wallets = context.getBean(Wallets.class);
    this.balances = context.getBean(WalletBalances.class);
    this.operations = context.getBean(Operations.class);
    this.tenant = context.getBean(Tenants.class).bySlug(tenantSlug).orElseThrow().id();
    this.asset = context.getBean(AssetCatalogue.class).find("solana", "USDC").orElseThrow();
  }

  /** The platform without its server, on a database that is migrated. */
  static Loader open(PlatformSettings settings, String tenantSlug) {
    var context = ApplicationContext.run(settings.properties());
    try {
      return new Loader(context, tenantSlug);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** Customers with the numbers from 1, the first of which the newest. */
  void customers(int count) {
    inTransactions(count, number -> add(number, new Registration.None()));
  }

  /**
   * Customers that the provider knows.
   *
   * @param from the number of the first
   * @param providerIds the provider's ids of them
   */
  void registered(long from, List<String> providerIds) {
    inTransactions(
        providerIds.size(),
        number ->
            add(
                from + number - 1,
                new Registration.Registered(
                    new ProviderCustomer(
                        providerIds.get(Math.toIntExact(number - 1)), "active", NEWEST, null))));
  }

  /** An open wallet with something in it for each of the first customers. */
  void wallets(int count) {
    inTransactions(count, this::openWallet);
  }

  /** When the customer with this number was created. */
  static Instant createdAt(long number) {
    return NEWEST.minus(BETWEEN_CUSTOMERS.multipliedBy(number));
  }

  private void add(long number, Registration registration) {
    var createdAt = createdAt(number);
    var header =
        new Customer.Header(
            Ids.customer(number),
            tenant,
            new ExternalId("customer-" + number),
            createdAt,
            createdAt,
            0);
    var profile =
        new Profile(
            Names.person(number),
            new Email("customer-" + number + "@example.com"),
            new Phone("+1555%010d".formatted(number)),
            null,
            new Metadata(
                Map.of(
                    "plan", new Metadata.Value.Words("gold"),
                    "source", new Metadata.Value.Words("benchmark"),
                    "beta", new Metadata.Value.Flag(true))));
    var active = new Customer.Active(header, profile, registration);
    var addition =
        customers.add(
            number % ONE_SUSPENDED_IN == 0
                ? active.suspend("for the benchmark", createdAt)
                : active);
    if (!(addition instanceof Customers.Addition.Added)) {
      throw new IllegalStateException("customer " + number + " is there already");
    }
  }

  private void openWallet(long number) {
    var at = NEWEST;
    var id = Ids.wallet(number);
    var customer = Ids.customer(number);
    var operation = Ids.operation(number);
    var planned =
        operations.plan(
            new NewOperation(
                operation,
                tenant,
                OperationKind.ADD_WALLET,
                id.value(),
                customer,
                "benchmark " + number,
                null,
                at));
    if (!(planned instanceof Planning.Planned)) {
      throw new IllegalStateException("wallet " + number + " is being opened already");
    }
    wallets.add(
        new Wallet.Requested(new Wallet.Header(id, tenant, customer, asset, at, at, 0), operation));
    operations.save(
        operations.claim(tenant, operation, LEASE).orElseThrow().confirm(at), List.of());
    if (wallets.get(tenant, id).orElseThrow() instanceof Wallet.Requested requested) {
      var active =
          requested.activate(new ProviderWallet("wallet-" + number, "address-" + number), at);
      wallets.save(active);
      var zero = AssetAmount.zero(asset);
      balances.add(
          tenant,
          new WalletBalance(
              id,
              new AssetAmount(BigInteger.valueOf(number * 1_000_000), asset),
              zero,
              zero,
              at,
              WalletBalance.Source.PROVIDER));
    }
  }

  private void inTransactions(long count, LongConsumer each) {
    try (var executor = Executors.newFixedThreadPool(AT_ONCE)) {
      var parts =
          LongStream.iterate(1, from -> from <= count, from -> from + IN_ONE_TRANSACTION)
              .<Future<?>>mapToObj(
                  from ->
                      executor.submit(
                          () -> part(from, Math.min(count, from + IN_ONE_TRANSACTION - 1), each)))
              .toList();
      for (var part : parts) {
        part.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("loading failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void part(long from, long to, LongConsumer each) {
    work.inTransaction(
        tenant,
        () -> {
          LongStream.rangeClosed(from, to).forEach(each);
          return to;
        });
    if (to % PROGRESS == 0) {
      System.out.println("  " + to + " loaded");
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
