package io.purser.domain.wallet;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.customer.Registration;
import io.purser.domain.event.Journal;
import io.purser.domain.money.Asset;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.util.Map;

/** Carries out {@link OperationKind#ADD_WALLET}. */
public final class WalletOpening implements ProviderWrite<WalletOpening.Request, ProviderWallet> {
  private final Customers customers;
  private final Wallets wallets;
  private final WalletBalances balances;
  private final WalletProvider provider;
  private final Journal journal;

  public WalletOpening(
      Customers customers,
      Wallets wallets,
      WalletBalances balances,
      WalletProvider provider,
      Journal journal) {
    this.customers = customers;
    this.wallets = wallets;
    this.balances = balances;
    this.provider = provider;
    this.journal = journal;
  }

  /** What the provider is asked. */
  public record Request(ProviderAccountId account, String providerCustomerId, Asset asset) {}

  @Override
  public OperationKind kind() {
    return OperationKind.ADD_WALLET;
  }

  @Override
  public Preparation<Request> prepare(Operation.Open operation) {
    var header = operation.header();
    var customer = customers.get(header.tenant(), header.customer()).orElseThrow();
    return switch (customer.registration()) {
      case Registration.Registered(var known) -> {
        var request = new Request(header.account(), known.id(), wallet(operation).header().asset());
        yield Preparation.unless(customer.hindrance(), request);
      }
      case Registration.Pending(var registration) -> new Preparation.After<>(registration);
      case Registration.Failed(var why, _) ->
          new Preparation.Refused<>(new Rejection(Reason.REGISTRATION_FAILED, why.providerCode()));
      case Registration.None _ ->
          new Preparation.Refused<>(Rejection.because(Reason.REGISTRATION_FAILED));
    };
  }

  /**
   * A wallet that is there is the one we want, whoever asked for it: the provider's customer is
   * ours alone.
   */
  @Override
  public Sighting<ProviderWallet> lookUp(
      Operation.Open operation, Request request, Deadline deadline) {
    return provider.find(
        request.account(), request.providerCustomerId(), request.asset(), deadline);
  }

  @Override
  public Answer<ProviderWallet> send(Request request, Deadline deadline) {
    return provider.open(
        request.account(), request.providerCustomerId(), request.asset(), deadline);
  }

  @Override
  public void confirm(Operation.Confirmed operation, ProviderWallet effect) {
    var active = subject(operation).activate(effect, operation.confirmedAt());
    wallets.save(active);
    balances.add(active.header().tenant(), WalletBalance.opened(active));
    record(operation, "wallet.activated", Map.of("providerWalletId", effect.id()));
  }

  @Override
  public void reject(Operation.Rejected operation) {
    wallets.save(subject(operation).fail(operation.why(), operation.rejectedAt()));
    keepTheProvidersWord(operation);
    record(operation, "wallet.failed", Map.of("reason", operation.why().reason().name()));
  }

  /** Every other reason says nothing about the customer. */
  private void keepTheProvidersWord(Operation.Rejected operation) {
    var reason = operation.why().reason();
    if (reason == Reason.CUSTOMER_UNKNOWN_TO_PROVIDER) {
      saidToBe(ProviderCustomer.UNKNOWN, operation);
    } else if (reason == Reason.CUSTOMER_SUSPENDED_AT_PROVIDER) {
      saidToBe("suspended", operation);
    }
  }

  private void saidToBe(String status, Operation.Rejected operation) {
    var header = operation.header();
    var customer = customers.getForUpdate(header.tenant(), header.customer()).orElseThrow();
    if (customer instanceof Customer.Living living) {
      customers.save(living.saidToBe(status, operation.rejectedAt()));
    }
  }

  private Wallet.Requested subject(Operation.Settled operation) {
    if (wallet(operation) instanceof Wallet.Requested requested) {
      return requested;
    }
    throw new IllegalStateException(
        "wallet " + operation.header().subject() + " is settled, its operation is not");
  }

  /**
   * The wallet in whatever state. An attempt that was held up may find it settled by another one,
   * and learns of that when it saves.
   */
  private Wallet wallet(Operation operation) {
    var header = operation.header();
    return wallets.get(header.tenant(), new WalletId(header.subject())).orElseThrow();
  }

  private void record(Operation.Settled operation, String change, Map<String, String> facts) {
    var header = operation.header();
    journal.record(
        Initiator.PROVIDER,
        header.tenant(),
        change,
        header.subject(),
        header.customer(),
        facts,
        header.updatedAt());
  }
}
