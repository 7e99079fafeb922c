package io.purser.domain.wallet;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans to open several custodial wallets of one customer: all that are not there, or, when one of
 * them cannot be, none. Each is opened by an operation of its own and has its own outcome. Used
 * inside a unit of work.
 */
public final class OpenWallets {
  /** So many at a time: each is a call to the provider, and all of them share its quota. */
  public static final int MOST = 20;

  private final OpenWallet openWallet;
  private final Wallets wallets;
  private final AssetCatalogue catalogue;

  public OpenWallets(OpenWallet openWallet, Wallets wallets, AssetCatalogue catalogue) {
    this.openWallet = openWallet;
    this.wallets = wallets;
    this.catalogue = catalogue;
  }

  /** An asset by the names that the catalogue has for it. */
  public record Wanted(String chain, String symbol) {}

  /**
   * @param wanted 1 to {@link #MOST}, each once
   */
  public Result plan(TenantId tenant, CustomerId customer, List<Wanted> wanted, Initiator by) {
    for (var one : wanted) {
      if (catalogue.find(one.chain(), one.symbol()).isEmpty()) {
        return new Result.Refused(new WalletRefusal.AssetNotSupported(one.chain(), one.symbol()));
      }
    }
    var opened = new ArrayList<Wallet>();
    boolean planned = false;
    for (var one : wanted) {
      switch (openWallet.plan(tenant, customer, one.chain(), one.symbol(), by)) {
        case OpenWallet.Result.Planned(var wallet, _) -> {
          planned = true;
          opened.add(wallet(tenant, wallet));
        }
        case OpenWallet.Result.Refused(WalletRefusal.AlreadyOpen(var existing)) ->
            opened.add(wallet(tenant, existing));
        case OpenWallet.Result.Refused(var why) -> {
          if (planned) {
            throw new IllegalStateException(
                "a customer may have a wallet and, a moment later, no other: " + why);
          }
          return new Result.Refused(why);
        }
      }
    }
    return planned ? new Result.Planned(opened) : new Result.AllThere(opened);
  }

  private Wallet wallet(TenantId tenant, WalletId id) {
    return wallets.get(tenant, id).orElseThrow();
  }

  /** What came of it. */
  public sealed interface Result {
    /** At least one of them is to be opened; the others were open, or being opened. */
    record Planned(List<Wallet> wallets) implements Result {}

    /** There is nothing to do: all are open, or being opened. */
    record AllThere(List<Wallet> wallets) implements Result {}

    record Refused(WalletRefusal why) implements Result {}
  }
}
