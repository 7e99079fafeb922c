package io.purser.domain.wallet.external;

import io.purser.domain.audit.Initiator;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Notes addresses as customers' own, and strikes them off. Several customers may name one address,
 * and one customer may name it on several chains. Never asks the provider. Used inside a unit of
 * work.
 */
public final class LinkWallet {
  private final Customers customers;
  private final ExternalWallets wallets;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;

  public LinkWallet(
      Customers customers, ExternalWallets wallets, Journal journal, Ids ids, InstantSource clock) {
    this.customers = customers;
    this.wallets = wallets;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  public Result link(TenantId tenant, CustomerId id, ChainAddress address, Initiator by) {
    var customer = customers.getForShare(tenant, id);
    if (customer.isEmpty()) {
      return refused(new CustomerRefusal.NoSuchCustomer());
    }
    var objection = customer.get().objection();
    if (objection.isPresent()) {
      return refused(objection.get());
    }
    var at = clock.instant();
    var wallet = ExternalWallet.linked(ExternalWalletId.next(ids), tenant, id, address, at);
    return switch (wallets.link(wallet)) {
      case ExternalWallets.Linking.AlreadyLinked(var existing) ->
          new Result.Refused(new ExternalWalletRefusal.AlreadyLinked(existing));
      case ExternalWallets.Linking.Linked _ -> {
        record(by, wallet, "external_wallet.linked", at);
        yield new Result.Linked(wallet);
      }
    };
  }

  /**
   * For the tenant, which may correct what a suspended customer has linked. Empty when it is done.
   */
  public Optional<CustomerRefusal> unlinkByTenant(ExternalWallet wallet, Initiator by) {
    return unlink(
        wallet,
        owner(wallet) instanceof Customer.Deleted deleted ? deleted.objection() : Optional.empty(),
        by);
  }

  /** For customers themselves. Empty when it is done. */
  public Optional<CustomerRefusal> unlinkByThemselves(ExternalWallet wallet, Initiator by) {
    return unlink(wallet, owner(wallet).objection(), by);
  }

  private Customer owner(ExternalWallet wallet) {
    return customers.getForShare(wallet.tenant(), wallet.customer()).orElseThrow();
  }

  /** Nothing happens where somebody else was faster. */
  private Optional<CustomerRefusal> unlink(
      ExternalWallet wallet, Optional<CustomerRefusal> objection, Initiator by) {
    var at = clock.instant();
    if (objection.isEmpty() && wallets.unlink(wallet, at)) {
      record(by, wallet, "external_wallet.unlinked", at);
    }
    return objection;
  }

  private void record(Initiator by, ExternalWallet wallet, String change, Instant at) {
    journal.record(
        by,
        wallet.tenant(),
        change,
        wallet.id().value(),
        wallet.customer(),
        Map.of("chain", wallet.address().chain().word()),
        at);
  }

  private static Result refused(CustomerRefusal why) {
    return new Result.Refused(new ExternalWalletRefusal.OfCustomer(why));
  }

  /** What came of it. */
  public sealed interface Result {
    record Linked(ExternalWallet wallet) implements Result {}

    record Refused(ExternalWalletRefusal why) implements Result {}
  }
}
