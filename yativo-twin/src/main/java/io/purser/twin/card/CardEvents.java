package io.purser.twin.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.state.Cause;
import io.purser.twin.state.Minor;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import io.purser.twin.state.card.Card;
import io.purser.twin.state.card.CardCustomer;
import io.purser.twin.state.card.CardTransaction;
import io.purser.twin.webhook.Events;

/** Tells platforms by webhook what happens to their cardholders. */
final class CardEvents {
  private final Events events;

  CardEvents(Events events) {
    this.events = events;
  }

  /** Silent when the setting follows the page that says these are not sent. */
  void kyc(World world, Cause cause, CardCustomer customer, String type) {
    if (world.cardSettings.get().kycEvents()) {
      var data = about(customer);
      data.put("kyc_status", customer.progress().kyc().status().wireName());
      events.emit(world, customer.owner(), type, data, cause.at());
    }
  }

  void card(World world, Cause cause, CardCustomer customer, Card card, String type) {
    var data =
        about(customer)
            .put("card_id", card.id())
            .put("last_four", card.lastFour())
            .put("card_type", "virtual")
            .put("status", card.status())
            .put("is_frozen", card.isFrozen());
    events.emit(world, customer.owner(), type, data, cause.at());
  }

  void transaction(
      World world, Cause cause, CardCustomer customer, CardTransaction transaction, String type) {
    var data =
        about(customer)
            .put("transaction_id", transaction.id())
            .put("card_id", CardTransactionView.token(world, transaction));
    data.setAll(CardTransactionView.facts(transaction));
    if (transaction.declineReason() != null) {
      data.put("decline_reason", transaction.declineReason());
    }
    if (transaction.original() != null) {
      data.put("original_transaction_id", transaction.original());
    }
    events.emit(world, customer.owner(), type, data, cause.at());
  }

  void balance(World world, Cause cause, CardCustomer customer) {
    var account = customer.account();
    var currency = account.currency();
    var data =
        about(customer)
            .put("currency", currency == null ? null : currency.name())
            .put("ledger_balance", Minor.number(account.ledger()))
            .put("ledger_balance_minor", account.ledger())
            .put("available_balance", Minor.number(account.available()))
            .put("available_balance_minor", account.available())
            .put("pending_balance", Minor.number(account.pending()))
            .put("pending_balance_minor", account.pending())
            .put("balance_updated_at", WireTime.millisOrNull(account.balanceAt()));
    events.emit(world, customer.owner(), "customer.balance.updated", data, cause.at());
  }

  static ObjectNode about(CardCustomer customer) {
    return Json.object()
        .put("yativo_card_id", customer.id())
        .put("customer_id", customer.customerId())
        .put("external_customer_id", customer.externalId());
  }
}
