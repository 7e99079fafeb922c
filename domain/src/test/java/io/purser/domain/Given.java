package io.purser.domain;

import io.purser.domain.card.Card;
import io.purser.domain.card.CardId;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.Cardholder;
import io.purser.domain.card.onboarding.Kyc;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.onboarding.Progress;
import io.purser.domain.card.onboarding.Standing;
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
import io.purser.domain.programme.CardProgramme;
import io.purser.domain.programme.Enrolment;
import io.purser.domain.programme.KnownProgramme;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantMode;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance;
import io.purser.domain.wallet.WalletId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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
    return store.tenants().ensure(unique("tenant"), accountName, TenantMode.TEST);
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

  /** In a read, which changes nothing. */
  public <T> T reading(Tenant tenant, Supplier<T> body) {
    return store.work().reading(tenant.id(), body);
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

  /** The card programme behind this tenant is approved. */
  public void approvedProgramme(Tenant tenant) {
    programme(
        tenant,
        new CardProgramme.Approved(new Enrolment(null, null, null, null, null), null, null));
  }

  /** The card programme behind this tenant stands like this. */
  public void programme(Tenant tenant, CardProgramme programme) {
    var account = tenant.account();
    var known = new KnownProgramme(programme, store.now());
    store
        .work()
        .inAccount(
            account,
            () -> {
              store.cardProgrammes().save(account, known);
              return known;
            });
  }

  public Customer.Living customer(Tenant tenant) {
    return customer(CustomerBuilder.aCustomer().of(tenant.id()).createdAt(store.now()).build());
  }

  public Customer.Living customer(Customer.Living customer) {
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
    var known = new ProviderCustomer(providerCustomerId, "active", store.now(), null);
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

  public Operation.Planned operation(
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

  /** Brings a customer to where a card can be issued, and says the provider's id for it. */
  public String readyForCard(Tenant tenant, Customer customer) {
    var id = OnboardingId.next(IDS);
    var operation = operation(tenant, customer, id.value(), OperationKind.START_CARD_ONBOARDING);
    var at = store.now();
    var header = new CardOnboarding.Header(id, tenant.id(), customer.id(), at, at, 0);
    var person = unique("card-customer");
    var cardholder =
        new Cardholder(
            person,
            new Progress(true, Kyc.APPROVED, at, true, true, true, true, false),
            new Standing.Words("safe_deployed", "approved", true));
    in(
        tenant,
        () -> {
          var onboardings = store.cardOnboardings();
          onboardings.add(new CardOnboarding.Requested(header, operation.id()));
          onboardings.save(new CardOnboarding.Ready(header.withVersion(1), cardholder));
          var claimed =
              store.operations().claim(tenant.id(), operation.id(), Duration.ofMinutes(1));
          store.operations().save(claimed.orElseThrow().confirm(at), List.of());
        });
    return person;
  }

  /** A card that is not in the store, with an operation that is. */
  public Card.Requested newCard(Tenant tenant, Customer customer) {
    var id = CardId.next(IDS);
    var operation = operation(tenant, customer, id.value(), OperationKind.ISSUE_CARD);
    var at = store.now();
    return new Card.Requested(
        new Card.Header(id, tenant.id(), customer.id(), at, at, 0), operation.id());
  }

  public Card.Requested requestedCard(Tenant tenant, Customer customer) {
    var card = newCard(tenant, customer);
    return in(
        tenant,
        () -> {
          store.cards().add(card);
          return (Card.Requested) store.cards().get(tenant.id(), card.id()).orElseThrow();
        });
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
