package io.purser.domain.transfer;

import io.purser.domain.access.Access;
import io.purser.domain.access.Caller;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.TransferDraft.To;
import io.purser.domain.transfer.recipient.Recipients;
import io.purser.domain.transfer.screening.DestinationScreening;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.Wallets;
import java.util.Optional;
import java.util.function.Function;

/** Makes orders of drafts, or says why one is none. Used inside a unit of work. */
public final class TransferOrders {
  private final Customers customers;
  private final Wallets wallets;
  private final Recipients recipients;
  private final DestinationScreening screening;

  public TransferOrders(
      Customers customers, Wallets wallets, Recipients recipients, DestinationScreening screening) {
    this.customers = customers;
    this.wallets = wallets;
    this.recipients = recipients;
    this.screening = screening;
  }

  Reading read(TenantId tenant, Caller caller, TransferDraft draft) {
    return read(tenant, caller, draft, id -> customers.get(tenant, id));
  }

  /** The same, and the customer stays as it is until the unit of work ends. */
  Reading readToSend(TenantId tenant, Caller caller, TransferDraft draft) {
    return read(tenant, caller, draft, id -> customers.getForShare(tenant, id));
  }

  private Reading read(
      TenantId tenant,
      Caller caller,
      TransferDraft draft,
      Function<CustomerId, Optional<Customer>> getter) {
    var found =
        wallets
            .get(tenant, draft.wallet())
            .filter(wallet -> Access.sees(caller, wallet.header().customer()));
    if (found.isEmpty()) {
      return new Reading.Refused(new TransferRefusal.NoSuchWallet());
    }
    if (!(found.get() instanceof Wallet.Active wallet)) {
      return new Reading.Refused(new TransferRefusal.WalletNotActive(draft.wallet()));
    }
    var asset = wallet.header().asset();
    var amount = AssetAmount.parse(draft.amount(), asset).filter(each -> each.units().signum() > 0);
    if (amount.isEmpty()) {
      return new Reading.Refused(new TransferRefusal.AmountNotPossible(asset));
    }
    String to;
    switch (draft.to()) {
      case To.Address(var text) -> to = text;
      case To.OfRecipient(var id) -> {
        var recipient =
            recipients
                .get(tenant, id)
                .filter(known -> known.customer().equals(wallet.header().customer()));
        if (recipient.isEmpty()) {
          return new Reading.Refused(new TransferRefusal.NoSuchRecipient());
        }
        var address = recipient.get().address();
        if (!address.chain().word().equals(asset.chain())) {
          return new Reading.Refused(new TransferRefusal.RecipientOnAnotherChain(asset));
        }
        to = address.text();
      }
    }
    var receiving = ReceivingAddress.parse(to, asset);
    if (receiving.isEmpty()) {
      return new Reading.Refused(new TransferRefusal.AddressNotValid(asset));
    }
    var customer = getter.apply(wallet.header().customer()).orElseThrow();
    var order = new TransferOrder(wallet.id(), receiving.get(), amount.get());
    return new Reading.Order(
        order, wallet, customer, screening.denies(tenant, order.destination()));
  }

  /** What a draft turned out to be. */
  sealed interface Reading {
    record Order(TransferOrder order, Wallet.Active wallet, Customer customer, boolean isDenied)
        implements Reading {
      /** Why this customer may not send anything just now, or nobody anything there. */
      Optional<TransferRefusal> objection() {
        return customer
            .objection()
            .<TransferRefusal>map(TransferRefusal.OfCustomer::new)
            .or(
                () ->
                    isDenied
                        ? Optional.of(new TransferRefusal.DestinationDenied())
                        : Optional.empty());
      }
    }

    record Refused(TransferRefusal why) implements Reading {}
  }
}
