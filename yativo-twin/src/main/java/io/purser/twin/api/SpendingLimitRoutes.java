package io.purser.twin.api;

import io.purser.twin.card.Spending;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Ids;
import io.purser.twin.state.Minor;
import io.purser.twin.state.card.CardCurrency;
import java.util.List;

/** What an account may spend in a day, over all of its cards. A change takes its time. */
final class SpendingLimitRoutes {
  private static final String PATH = "/yativo-card/customers/{yativoCardId}/wallet/limits";

  List<Route<Operation>> routes() {
    return List.of(
        Operation.get(PATH, Scope.READ, this::show),
        Operation.put(PATH, Scope.WRITE, this::change));
  }

  private Response show(Call call) {
    var customer = CardCustomers.inPath(call);
    CardCustomers.requireDeployed(customer);
    long limit = customer.dailyLimit().at(call.cause().at()).minor();
    long used = Spending.usedOn(call.world(), customer, call.cause().at());
    var currency = customer.account().currency();
    var data =
        Json.object().put("currency", (currency == null ? CardCurrency.USD : currency).name());
    var limits = data.putObject("limits");
    limits
        .putObject("daily")
        .put("limit", Minor.shortest(limit))
        .put("used", Minor.shortest(used))
        .put("remaining", Minor.shortest(Math.max(0, limit - used)));
    limits.putObject("monthly");
    limits.putObject("per_transaction");
    return Envelope.success(data);
  }

  private Response change(Call call) {
    var customer = CardCustomers.inPath(call);
    CardCustomers.requireDeployed(customer);
    var world = call.world();
    var ceiling = CardCustomers.programme(call).rules().dailyCeiling();
    var wanted = call.body().first("dailyLimit").flatMap(Minor::read);
    if (wanted.isEmpty() || (ceiling != null && wanted.get() > ceiling)) {
      throw new Refusal(
          400, "INVALID_LIMIT", "dailyLimit must be positive and not above the program's ceiling");
    }
    int delay = world.cardSettings.get().limitDelaySeconds();
    var now = call.cause().at();
    var limit = customer.dailyLimit().at(now);
    world.cardCustomers.put(customer.with(limit.requested(wanted.get(), now.plusSeconds(delay))));
    world.effect(
        call.cause(), "daily_limit_requested", call.owner(), customer.customerId(), customer.id());
    var set = limit.set();
    var data =
        Json.object()
            .put("current_limit", set == null ? null : Minor.shortest(set))
            .put("requested_limit", Minor.shortest(wanted.get()))
            .put("admin_limit", ceiling == null ? null : Minor.shortest(ceiling))
            .put("delay_seconds", delay)
            .put(
                "note",
                "Limit changes are processed through a delay relay. Refresh after 3 minutes to see"
                    + " the updated limit.")
            .put("gelato_status", "ExecSuccess")
            .put("enqueue_task_id", Ids.relayTask());
    return Envelope.success(data);
  }
}
