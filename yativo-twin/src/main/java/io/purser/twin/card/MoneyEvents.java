package io.purser.twin.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.state.Cause;
import io.purser.twin.state.Minor;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardWithdrawal;
import io.purser.twin.state.card.Funding;
import io.purser.twin.state.card.MasterDeposit;
import io.purser.twin.state.card.Swap;
import io.purser.twin.webhook.Events;

/** Tells platforms by webhook what moves between their master wallet and their cardholders. */
final class MoneyEvents {
  private final Events events;

  MoneyEvents(Events events) {
    this.events = events;
  }

  void funding(World world, Cause cause, Funding funding, String type) {
    var data = Json.object().put("transfer_id", funding.id());
    holder(world, funding.cardCustomer(), data);
    money(data, funding.credited(), funding.currency().name())
        .put("source_chain", funding.sourceChain().name())
        .put("pricing_mode", funding.pricingMode().wireName())
        .put("status", funding.status().wireName());
    if (funding.reason() != null) {
      data.put("reason", funding.reason());
    }
    events.emit(world, funding.owner(), type, data, cause.at());
  }

  void masterFunded(World world, Cause cause, Funding funding) {
    var data = programme(world, funding.owner()).put("transfer_id", funding.id());
    holder(world, funding.cardCustomer(), data);
    data.remove("customer_id");
    data.put("currency", "USD")
        .put("amount", Minor.number(funding.paid()))
        .put("amount_minor", funding.paid());
    events.emit(world, funding.owner(), "master_wallet.customer_funded", data, cause.at());
  }

  /** Two pages name two events for it, a newer one a third. */
  void withdrawal(World world, Cause cause, CardWithdrawal settled) {
    var data = Json.object().put("withdrawal_id", settled.id());
    holder(world, settled.cardCustomer(), data);
    money(data, settled.amount(), settled.currency().name())
        .put("status", settled.status().wireName())
        .put("tx_hash", settled.txHash());
    events.emit(world, settled.owner(), "card.withdrawal.settled", data, cause.at());
    var wider = programme(world, settled.owner());
    wider.setAll(data);
    events.emit(world, settled.owner(), "master_wallet.withdrawal", wider, cause.at());
    if (world.cardSettings.get().withdrawalDepositEvent()) {
      var credit = programme(world, settled.owner());
      credit.put("withdrawal_id", settled.id());
      money(credit, settled.amount(), settled.currency().name()).put("tx_hash", settled.txHash());
      events.emit(world, settled.owner(), "master_wallet.deposit", credit, cause.at());
    }
  }

  void masterDeposit(World world, Cause cause, MasterDeposit deposit) {
    var data =
        programme(world, deposit.owner())
            .put("chain", deposit.chain().name())
            .put("token", "USDC")
            .put("currency", deposit.currency().name())
            .put("amount", Minor.number(deposit.amount()))
            .put("amount_minor", deposit.amount())
            .put("tx_hash", deposit.txHash());
    events.emit(world, deposit.owner(), "master_wallet.deposit", data, cause.at());
  }

  void swap(World world, Cause cause, Swap swap) {
    var data =
        programme(world, swap.owner())
            .put("swap_id", swap.id())
            .put("from_currency", swap.from().name())
            .put("to_currency", swap.to().name())
            .put("from_amount", Minor.number(swap.fromAmount()))
            .put("to_amount", Minor.number(swap.toAmount()))
            .put("status", swap.status().wireName());
    events.emit(world, swap.owner(), "master_wallet.swap", data, cause.at());
  }

  private static ObjectNode programme(World world, String owner) {
    return Json.object().put("program_id", Programmes.of(world, owner).id());
  }

  private static void holder(World world, String cardCustomer, ObjectNode into) {
    world
        .cardCustomers
        .find(cardCustomer)
        .ifPresent(customer -> into.setAll(CardEvents.about(customer)));
  }

  private static ObjectNode money(ObjectNode into, long minor, String currency) {
    return into.put("amount", Minor.number(minor))
        .put("amount_minor", minor)
        .put("currency", currency);
  }
}
