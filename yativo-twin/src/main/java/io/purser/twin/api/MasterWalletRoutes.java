package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.card.MasterWallets;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Minor;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardCurrency;
import io.purser.twin.state.card.Swap;
import java.util.List;
import java.util.Optional;

/** The central balances. No page of the provider's shows any of these routes. */
final class MasterWalletRoutes {
  private final MasterWallets wallets;

  MasterWalletRoutes(MasterWallets wallets) {
    this.wallets = wallets;
  }

  List<Route<Operation>> routes() {
    return List.of(
        Operation.get("/card-issuer/wallets", Scope.READ, this::show),
        Operation.post("/card-issuer/swap", Scope.TRANSACTIONS, this::swap),
        Operation.get("/card-issuer/master-wallet/transactions", Scope.READ, this::history));
  }

  private Response show(Call call) {
    CardCustomers.masterWalletProgramme(call);
    var wallet = MasterWallets.of(call.world(), call.owner());
    var data = Json.object();
    data.putArray("wallets")
        .add(address("SOL", wallet.solAddress()))
        .add(address("XDC", wallet.xdcAddress()));
    var balances = data.putArray("balances");
    for (var currency : CardCurrency.values()) {
      long balance = wallet.balance(currency);
      balances
          .addObject()
          .put("currency", currency.name())
          .put("available_balance", Minor.number(balance))
          .put("available_balance_minor", balance)
          .put("pending_balance", Minor.number(arriving(call, currency)));
    }
    return Envelope.success(data);
  }

  private static ObjectNode address(String chain, String address) {
    return Json.object().put("chain", chain).put("address", address).put("token", "USDC");
  }

  private static long arriving(Call call, CardCurrency currency) {
    return call.world().swaps.where(World.BY_OWNER, call.owner()).stream()
        .filter(swap -> swap.isUnderWay() && swap.to() == currency)
        .mapToLong(Swap::toAmount)
        .sum();
  }

  private Response swap(Call call) {
    CardCustomers.masterWalletProgramme(call);
    var in = call.body();
    var from = CardCurrency.named(in.text("from_currency"));
    var to = CardCurrency.named(in.text("to_currency"));
    in.check();
    if (!from.equals(Optional.of(CardCurrency.USD))
        || to.filter(MasterWallets.PER_USD::containsKey).isEmpty()) {
      throw new Refusal(400, "INVALID_CURRENCY", "Only USD can be swapped, to EUR or GBP");
    }
    var amount =
        in.first("amount")
            .flatMap(Minor::read)
            .orElseThrow(() -> new Refusal(400, "INVALID_AMOUNT", "Amount must be positive"));
    long has = MasterWallets.of(call.world(), call.owner()).balance(CardCurrency.USD);
    if (amount > has) {
      throw new Refusal(422, "INSUFFICIENT_BALANCE", "Master wallet balance is too low");
    }
    var swap = wallets.swap(call.world(), call.cause(), call.owner(), to.orElseThrow(), amount);
    return Envelope.success(
        Json.object()
            .put("swap_id", swap.id())
            .put("status", swap.status().wireName())
            .put("from_currency", swap.from().name())
            .put("to_currency", swap.to().name())
            .put("from_amount", Minor.number(swap.fromAmount()))
            .put("to_amount", Minor.number(swap.toAmount()))
            .put("rate", swap.rate()));
  }

  private Response history(Call call) {
    CardCustomers.masterWalletProgramme(call);
    var page = Page.of(call);
    var rows = MasterWalletHistory.of(call.world(), call.owner());
    return Envelope.success(page.json("transactions", rows, MasterWalletHistory.Entry::json));
  }
}
