package io.purser.domain.wallet;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.RegisterCustomer;
import io.purser.domain.customer.Registration;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.money.Asset;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Plans to open a custodial wallet, and to register the customer first where the provider does not
 * know it. Used inside a unit of work; {@link WalletOpening} carries it out.
 */
public final class OpenWallet {
  private final Customers customers;
  private final RegisterCustomer registerCustomer;
  private final Wallets wallets;
  private final Operations operations;
  private final AssetCatalogue catalogue;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;

  public OpenWallet(
      Customers customers,
      RegisterCustomer registerCustomer,
      Wallets wallets,
      Operations operations,
      AssetCatalogue catalogue,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.customers = customers;
    this.registerCustomer = registerCustomer;
    this.wallets = wallets;
    this.operations = operations;
    this.catalogue = catalogue;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  public Result plan(TenantId tenant, CustomerId id, String chain, String symbol, Initiator by) {
    var customer = customers.getForUpdate(tenant, id);
    if (customer.isEmpty()) {
      return refused(new WalletRefusal.OfCustomer(new CustomerRefusal.NoSuchCustomer()));
    }
    var asset = catalogue.find(chain, symbol);
    if (asset.isEmpty()) {
      return refused(new WalletRefusal.AssetNotSupported(chain, symbol));
    }
    return switch (customer.get()) {
      case Customer.Suspended _ ->
          refused(new WalletRefusal.OfCustomer(new CustomerRefusal.CustomerSuspended(id)));
      case Customer.Deleted _ ->
          refused(new WalletRefusal.OfCustomer(new CustomerRefusal.CustomerDeleted(id)));
      case Customer.Active active -> {
        var open = wallets.open(tenant, id, asset.get());
        if (open.isPresent()) {
          yield refused(new WalletRefusal.AlreadyOpen(open.get()));
        }
        yield register(active, by)
            .map(OpenWallet::refused)
            .orElseGet(() -> plan(active, asset.get(), by));
      }
    };
  }

  /** Empty when the customer is registered or about to be. */
  private Optional<WalletRefusal> register(Customer.Active customer, Initiator by) {
    if (customer.registration() instanceof Registration.Registered) {
      return Optional.empty();
    }
    return switch (registerCustomer.plan(customer.header().tenant(), customer.id(), by)) {
      case RegisterCustomer.Result.Planned _ -> Optional.empty();
      case RegisterCustomer.Result.Refused(var why) ->
          Optional.of(new WalletRefusal.OfCustomer(why));
      case RegisterCustomer.Result.Failed(_, var why) ->
          Optional.of(new WalletRefusal.RegistrationFailed(why));
    };
  }

  private Result plan(Customer.Active customer, Asset asset, Initiator by) {
    var at = clock.instant();
    var tenant = customer.header().tenant();
    var walletId = WalletId.next(ids);
    var operation =
        new NewOperation(
            OperationId.next(ids),
            tenant,
            OperationKind.ADD_WALLET,
            walletId.value(),
            customer.id(),
            customer.id() + " " + asset.chain() + " " + asset.symbol(),
            null,
            at);
    if (!(operations.plan(operation) instanceof Operations.Planning.Planned)) {
      throw new IllegalStateException("a wallet is being opened that does not exist");
    }
    wallets.add(
        new Wallet.Requested(
            new Wallet.Header(walletId, tenant, customer.id(), asset, at, at, 0), operation.id()));
    journal.record(
        by,
        tenant,
        "wallet.requested",
        walletId.value(),
        customer.id(),
        Map.of(
            "chain", asset.chain(), "asset", asset.symbol(), "operation", operation.id().value()),
        at);
    return new Result.Planned(walletId, operation.id());
  }

  private static Result refused(WalletRefusal why) {
    return new Result.Refused(why);
  }

  /** What came of it. */
  public sealed interface Result {
    record Planned(WalletId wallet, OperationId operation) implements Result {}

    record Refused(WalletRefusal why) implements Result {}
  }
}
