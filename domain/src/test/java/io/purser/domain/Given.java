package io.purser.domain;

import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerBuilder;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.id.Ids;
import io.purser.domain.id.TimeOrderedIds;
import io.purser.domain.money.Asset;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations.Planning;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance;
import io.purser.domain.wallet.WalletId;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Puts things into a store, through its ports alone. */
public final class Given {
  public static final Asset USDC = new Asset("solana", "USDC", 6);
  public static final Asset BTC = new Asset("bitcoin", "BTC", 8);

  /** Stores may outlive a run, so ids must never come again. */
  public static final Ids IDS = new TimeOrderedIds(InstantSource.system(), new SecureRandom());

  private final Store store;

  public Given(Store store) {
    this.store = store;
  }

  /** A tenant with a provider account of its own. */
  public Tenant tenant() {
    return tenantOf(unique("account"));
  }

  /** A tenant of the account with this name. */
  public Tenant tenantOf(String accountName) {
    return store.tenants().ensure(unique("tenant"), accountName);
  }

  /** Another tenant of the same account. */
  public Tenant neighbourOf(Tenant tenant) {
    return tenantOf(store.tenants().account(tenant.account()).orElseThrow().name());
  }

  /** A text that nothing else has: lower-case letters, digits and hyphens. */
  public static String unique(String prefix) {
    var id = IDS.next("x");
    return prefix + "-" + id.substring(id.indexOf('_') + 1);
  }

  public <T> T in(Tenant tenant, Supplier<T> body) {
    return store.work().inTransaction(tenant.id(), body);
  }

  public void in(Tenant tenant, Runnable body) {
    store
        .work()
        .inTransaction(
            tenant.id(),
            () -> {
              body.run();
              return tenant;
            });
  }

  public Customer customer(Tenant tenant) {
    return customer(CustomerBuilder.aCustomer().of(tenant.id()).createdAt(store.now()).build());
  }

  public Customer customer(Customer customer) {
    var addition =
        store
            .work()
            .inTransaction(customer.header().tenant(), () -> store.customers().add(customer));
    if (addition instanceof Customers.Addition.Added(var added)) {
      return added;
    }
    throw new IllegalStateException("could not add: " + addition);
  }

  /** A customer whom the provider knows by this id. */
  public Customer registeredCustomer(Tenant tenant, String providerCustomerId) {
    var customer = customer(tenant);
    var known = new ProviderCustomer(providerCustomerId, "active", store.now());
    return in(
        tenant,
        () -> {
          store.customers().save(customer.registered(known, store.now()));
          return store.customers().get(tenant.id(), customer.id()).orElseThrow();
        });
  }

  /** A planned operation of a customer, with a natural key of its own. */
  public Operation.Planned operation(Tenant tenant, Customer customer) {
    return operation(tenant, customer, customer.id().value(), OperationKind.REGISTER_CUSTOMER);
  }

  private Operation.Planned operation(
      Tenant tenant, Customer customer, String subject, OperationKind kind) {
    var operation =
        new NewOperation(
            OperationId.next(IDS),
            tenant.id(),
            kind,
            subject,
            customer.id(),
            unique("natural-key"),
            null,
            store.now());
    if (in(tenant, () -> store.operations().plan(operation))
        instanceof Planning.Planned(var planned)) {
      return planned;
    }
    throw new IllegalStateException("could not plan " + operation);
  }

  /** A wallet that is not in the store, with an operation that is. */
  public Wallet.Requested newWallet(Tenant tenant, Customer customer, Asset asset) {
    var id = WalletId.next(IDS);
    var operation = operation(tenant, customer, id.value(), OperationKind.ADD_WALLET);
    var at = store.now();
    return new Wallet.Requested(
        new Wallet.Header(id, tenant.id(), customer.id(), asset, at, at, 0), operation.id());
  }

  public Wallet.Requested requestedWallet(Tenant tenant, Customer customer, Asset asset) {
    var wallet = newWallet(tenant, customer, asset);
    in(tenant, () -> store.wallets().add(wallet));
    return (Wallet.Requested) load(tenant, wallet.id());
  }

  /** An active wallet with its balance, which is zero. */
  public Wallet.Active activeWallet(Tenant tenant, Customer customer, Asset asset) {
    var requested = requestedWallet(tenant, customer, asset);
    var active =
        requested.activate(
            new ProviderWallet(unique("provider-wallet"), unique("address")), store.now());
    in(
        tenant,
        () -> {
          store.wallets().save(active);
          store.walletBalances().add(tenant.id(), WalletBalance.opened(active));
        });
    return (Wallet.Active) load(tenant, active.id());
  }

  private Wallet load(Tenant tenant, WalletId id) {
    return in(tenant, () -> store.wallets().get(tenant.id(), id).orElseThrow());
  }
}
