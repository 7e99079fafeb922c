package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.card.Cards;
import io.purser.twin.http.Json;
import io.purser.twin.state.Minor;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardCurrency;
import io.purser.twin.state.card.CardCustomer;
import org.jspecify.annotations.Nullable;

/** A cardholder as the issuer's routes show it: briefly in the list, in full alone. */
final class CardCustomerView {
  private CardCustomerView() {}

  static ObjectNode row(World world, CardCustomer customer, boolean withBalances) {
    var row =
        Json.object()
            .put("customer_id", customer.customerId())
            .put("yativo_card_id", customer.id())
            .put("external_customer_id", customer.externalId())
            .put("email", customer.email());
    stage(row, customer);
    row.put("safe_deployed", customer.account().isDeployed());
    boolean known = withBalances && customer.account().isDeployed();
    row.put("currency", currency(customer));
    balances(row, customer, known);
    return row.put("cards_count", Cards.of(world, customer).size())
        .put("created_at", WireTime.millis(customer.createdAt()));
  }

  static ObjectNode whole(World world, CardCustomer customer) {
    var whole =
        Json.object()
            .put("yativo_card_id", customer.id())
            .put("external_id", customer.externalId())
            .put("email", customer.email());
    stage(whole, customer);
    whole
        .put("kyc_status", customer.progress().kyc().status().wireName())
        .put("currency", currency(customer))
        .put("safe_deployed", customer.account().isDeployed());
    var account = customer.account();
    boolean known = account.isDeployed();
    balances(whole, customer, known);
    whole.put("ledger_balance_minor", known ? (Long) account.ledger() : null);
    whole.put("available_balance_minor", known ? (Long) account.available() : null);
    whole.put(
        "pending_balance_minor", known && !account.fromChain() ? (Long) account.pending() : null);
    whole.put(
        "balance_updated_at",
        known && !account.fromChain() ? WireTime.millisOrNull(account.balanceAt()) : null);
    var cards = Cards.of(world, customer);
    whole.put("cards_count", cards.size());
    whole.set("cards", Json.array(cards.stream().map(CardView::row).toList()));
    return whole.put("created_at", WireTime.millis(customer.createdAt()));
  }

  private static void stage(ObjectNode into, CardCustomer customer) {
    into.put("flow_status", customer.flowStatus())
        .put("step", customer.shownStage().step())
        .put("next_action", customer.shownStage().nextAction());
  }

  private static @Nullable String currency(CardCustomer customer) {
    CardCurrency currency = customer.account().currency();
    return currency == null ? null : currency.name();
  }

  /** The chain knows of no holds: read from there, all of the balance looks available. */
  private static void balances(ObjectNode into, CardCustomer customer, boolean known) {
    var account = customer.account();
    into.put("ledger_balance", known ? Minor.number(account.ledger()) : null)
        .put("available_balance", known ? Minor.number(account.available()) : null)
        .put(
            "pending_balance",
            known && !account.fromChain() ? Minor.number(account.pending()) : null);
    into.put("balance_freshness", known ? freshness(account.fromChain()) : null);
  }

  private static String freshness(boolean fromChain) {
    return fromChain ? "on_chain" : "realtime";
  }
}
