package io.purser.twin.api;

import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Minor;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardAccount;
import io.purser.twin.state.card.CardCurrency;
import io.purser.twin.state.card.CardCustomer;
import java.util.List;
import java.util.function.ToLongFunction;

/** What all cardholders have together, by currency. */
final class AggregateBalanceRoutes {
  List<Route<Operation>> routes() {
    return List.of(
        Operation.get("/card-issuer/customers/aggregate-balances", Scope.READ, this::show));
  }

  private Response show(Call call) {
    CardCustomers.programme(call);
    var customers = call.world().cardCustomers.where(World.BY_OWNER, call.owner());
    var accounts =
        customers.stream().map(CardCustomer::account).filter(CardAccount::isDeployed).toList();
    var data = Json.object();
    var rows = data.putArray("by_currency");
    for (var currency : CardCurrency.values()) {
      var some = accounts.stream().filter(account -> account.currency() == currency).toList();
      if (!some.isEmpty()) {
        long fromChain = some.stream().filter(CardAccount::fromChain).count();
        rows.addObject()
            .put("currency", currency.name())
            .put("total_ledger_balance", Minor.number(sum(some, CardAccount::ledger)))
            .put("total_available_balance", Minor.number(sum(some, CardAccount::available)))
            .put("total_pending_balance", Minor.number(sum(some, AggregateBalanceRoutes::held)))
            .put("customer_count", some.size())
            .put("realtime_count", some.size() - fromChain)
            .put("on_chain_count", fromChain);
      }
    }
    return Envelope.success(
        data.put("total_customers", customers.size())
            .put("customers_with_wallets", accounts.size())
            .put("fetched_at", WireTime.millis(call.cause().at())));
  }

  private static long held(CardAccount account) {
    return account.fromChain() ? 0 : account.pending();
  }

  private static long sum(List<CardAccount> accounts, ToLongFunction<CardAccount> part) {
    return accounts.stream().mapToLong(part).sum();
  }
}
