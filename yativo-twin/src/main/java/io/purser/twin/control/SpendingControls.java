package io.purser.twin.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.api.Amounts;
import io.purser.twin.card.CardTransactionView;
import io.purser.twin.card.Spending;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Cause;
import io.purser.twin.state.Minor;
import io.purser.twin.state.Store;
import io.purser.twin.state.World;
import io.purser.twin.state.card.Card;
import io.purser.twin.state.card.CardTransaction;
import io.purser.twin.state.card.CardTransaction.Charge;
import io.purser.twin.state.card.CardTransaction.Kind;
import io.purser.twin.state.card.CardTransaction.Merchant;
import io.purser.twin.state.card.CardTransaction.Status;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Merchants, as far as a tester plays them. */
final class SpendingControls {
  private static final String CARD = "/cards/{cardId}";
  private static final String TRANSACTION = "/card-transactions/{transactionId}";

  private final Store store;
  private final BusinessClock clock;
  private final Spending spending;

  SpendingControls(Store store, BusinessClock clock, Spending spending) {
    this.store = store;
    this.clock = clock;
    this.spending = spending;
  }

  /** Does something to a transaction with the amount, if one is given. */
  private interface Step {
    CardTransaction take(World world, Cause cause, CardTransaction at, Optional<Long> amount);
  }

  List<Route<Control>> routes() {
    return List.of(
        Control.post(CARD + "/authorize", call -> start(call, Beginning.AUTHORIZE)),
        Control.post(CARD + "/settle", call -> start(call, Beginning.SETTLE)),
        Control.post(CARD + "/decline", call -> start(call, Beginning.DECLINE)),
        Control.get(TRANSACTION, call -> store.read(world -> shown(200, world, find(world, call)))),
        Control.post(TRANSACTION + "/increase", call -> step(call, this::increase)),
        Control.post(TRANSACTION + "/settle", call -> step(call, this::settle)),
        Control.post(TRANSACTION + "/reverse", call -> step(call, this::reverse)),
        Control.post(TRANSACTION + "/refund", call -> step(call, this::refund)),
        Control.post(TRANSACTION + "/expire", call -> release(call, Status.EXPIRED)),
        Control.post(TRANSACTION + "/fail", call -> release(call, Status.FAILED)));
  }

  /** The ways in which spending begins. */
  private enum Beginning {
    AUTHORIZE,
    SETTLE,
    DECLINE
  }

  private Response start(Control.Call call, Beginning beginning) {
    var fields = call.fields();
    long amount = amount(fields).orElseThrow(() -> ControlRefusal.invalid("amount is required."));
    var charge = charge(fields, amount);
    var reason = beginning == Beginning.DECLINE ? fields.text("reason") : Optional.<String>empty();
    fields.done();
    return store.commit(
        world -> {
          String id = call.id("cardId");
          Card card = world.cards.find(id).orElseThrow(() -> ControlRefusal.notFound("card", id));
          var cause = Cause.byItself(clock.now());
          var begun =
              switch (beginning) {
                case AUTHORIZE -> spending.authorize(world, cause, card, charge);
                case SETTLE -> spending.settleUnannounced(world, cause, card, charge);
                case DECLINE ->
                    spending.decline(world, cause, card, charge, reason.orElse("DO_NOT_HONOR"));
              };
          return shown(201, world, begun);
        });
  }

  private static Charge charge(Fields fields, long amount) {
    var kind =
        fields
            .word("type", text -> Kind.named(text).filter(k -> k != Kind.REFUND))
            .orElse(Kind.PURCHASE);
    var currency =
        fields.word("currency", text -> Optional.of(text).filter(t -> t.matches("[A-Z]{3}")));
    var rate = fields.node("rate").map(SpendingControls::rate);
    if (currency.isPresent() != rate.isPresent()) {
      throw ControlRefusal.invalid("currency and rate go together.");
    }
    return new Charge(
        kind,
        amount,
        currency.orElse(null),
        rate.orElse(BigDecimal.ONE),
        new Merchant(
            fields.text("merchant").orElse("Corner Shop"),
            fields.text("category").orElse("5411"),
            fields.text("city").orElse(null),
            fields.text("country").orElse("US")));
  }

  private static BigDecimal rate(JsonNode node) {
    return Optional.of(node)
        .filter(JsonNode::isTextual)
        .flatMap(text -> Amounts.read(text, 6))
        .filter(rate -> rate.precision() <= 12)
        .orElseThrow(() -> ControlRefusal.invalid("rate must be a decimal string."));
  }

  private Response step(Control.Call call, Step step) {
    var fields = call.fields();
    var amount = amount(fields);
    fields.done();
    return store.commit(
        world -> {
          var cause = Cause.byItself(clock.now());
          return shown(200, world, step.take(world, cause, find(world, call), amount));
        });
  }

  private CardTransaction increase(
      World world, Cause cause, CardTransaction at, Optional<Long> amount) {
    long by = amount.orElseThrow(() -> ControlRefusal.invalid("amount is required."));
    return spending.increase(world, cause, held(at), by);
  }

  private CardTransaction settle(
      World world, Cause cause, CardTransaction at, Optional<Long> amount) {
    return spending.settle(world, cause, held(at), amount.orElse(at.held()));
  }

  private CardTransaction reverse(
      World world, Cause cause, CardTransaction at, Optional<Long> amount) {
    long back = amount.orElse(at.held());
    if (back > held(at).held()) {
      throw ControlRefusal.conflict("No more than " + Minor.number(at.held()) + " is held.");
    }
    return spending.reverse(world, cause, at, back);
  }

  private CardTransaction refund(
      World world, Cause cause, CardTransaction at, Optional<Long> amount) {
    if (at.status() != Status.SETTLED || at.kind() == Kind.REFUND) {
      throw ControlRefusal.conflict("Only what was settled can be refunded.");
    }
    return spending.refund(world, cause, at, amount.orElse(at.amount()));
  }

  private Response release(Control.Call call, Status end) {
    call.fields().done();
    return store.commit(
        world -> {
          var cause = Cause.byItself(clock.now());
          return shown(200, world, spending.release(world, cause, held(find(world, call)), end));
        });
  }

  private static CardTransaction held(CardTransaction transaction) {
    if (!transaction.isHeld()) {
      throw ControlRefusal.conflict("Nothing is held: " + transaction.status().wireName() + ".");
    }
    return transaction;
  }

  private static Optional<Long> amount(Fields fields) {
    return fields.money("amount");
  }

  private static CardTransaction find(World world, Control.Call call) {
    String id = call.id("transactionId");
    return world
        .cardTransactions
        .find(id)
        .orElseThrow(() -> ControlRefusal.notFound("card transaction", id));
  }

  private static Response shown(int status, World world, CardTransaction transaction) {
    ObjectNode json =
        Json.object()
            .put("transaction_id", transaction.id())
            .put("yativo_card_id", transaction.cardCustomer())
            .put("card_id", transaction.cardId())
            .put("card_token", CardTransactionView.token(world, transaction));
    json.setAll(CardTransactionView.facts(transaction));
    return Response.json(
        status,
        json.put("held", Minor.number(transaction.held()))
            .put("decline_reason", transaction.declineReason())
            .put("original_transaction_id", transaction.original()));
  }
}
