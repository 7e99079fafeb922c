package io.purser.twin.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.api.Amounts;
import io.purser.twin.chain.AddressForm;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.money.Deposits;
import io.purser.twin.money.Sends;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Cause;
import io.purser.twin.state.Store;
import io.purser.twin.state.Transaction;
import io.purser.twin.state.Wallet;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import java.util.List;
import java.util.Locale;

/** Money from outside, and the fate of what is under way. */
final class MoneyControls {
  private final Store store;
  private final BusinessClock clock;
  private final Deposits deposits;
  private final Deposits untold;
  private final Sends sends;

  MoneyControls(Store store, BusinessClock clock, Deposits deposits, Sends sends) {
    this.store = store;
    this.clock = clock;
    this.deposits = deposits;
    this.untold = deposits.untold();
    this.sends = sends;
  }

  List<Route<Control>> routes() {
    return List.of(
        Control.post("/wallets/{assetId}/deposits", this::deposit),
        Control.post("/wallets/{assetId}/corrections", this::correct),
        Control.get("/transactions/{transactionId}", this::show),
        Control.post("/transactions/{transactionId}/confirm", this::confirm),
        Control.post("/transactions/{transactionId}/fail", this::fail));
  }

  private Response deposit(Control.Call call) {
    var fields = call.fields();
    var amountNode =
        fields
            .node("amount")
            .filter(node -> node.isTextual())
            .orElseThrow(() -> ControlRefusal.invalid("amount must be a decimal string."));
    var from = fields.text("from_address");
    var txHash = fields.text("tx_hash");
    String stopAt = fields.text("stop_at").orElse("confirmed");
    boolean untold = fields.text("events").filter("none"::equals).isPresent();
    fields.done();
    if (!List.of("detected", "confirmed").contains(stopAt)) {
      throw ControlRefusal.invalid("stop_at must be detected or confirmed.");
    }
    String id = call.id("assetId");
    return store.commit(
        world -> {
          var wallet =
              world.wallets.find(id).orElseThrow(() -> ControlRefusal.notFound("wallet", id));
          var amount =
              Amounts.read(amountNode, wallet.asset().decimals())
                  .orElseThrow(
                      () -> ControlRefusal.invalid("amount does not fit " + wallet.ticker() + "."));
          var addresses = wallet.chain().addresses();
          var cause = Cause.byItself(clock.now());
          var deposits = untold ? this.untold : this.deposits;
          var deposit =
              deposits.detect(
                  world,
                  cause,
                  wallet,
                  amount,
                  from.map(address -> checked(addresses, address)).orElseGet(addresses::newAddress),
                  txHash.orElseGet(addresses::newHash));
          if (stopAt.equals("confirmed")) {
            deposit = deposits.confirm(world, cause, deposit);
          }
          return Response.json(201, json(world, deposit));
        });
  }

  /** Nobody is told, and no transaction has it. */
  private Response correct(Control.Call call) {
    var fields = call.fields();
    var amountNode =
        fields
            .node("amount")
            .filter(node -> node.isTextual())
            .orElseThrow(() -> ControlRefusal.invalid("amount must be a decimal string."));
    fields.done();
    String id = call.id("assetId");
    return store.commit(
        world -> {
          var wallet =
              world.wallets.find(id).orElseThrow(() -> ControlRefusal.notFound("wallet", id));
          var corrected =
              wallet.credited(
                  Amounts.read(amountNode, wallet.asset().decimals())
                      .orElseThrow(
                          () ->
                              ControlRefusal.invalid(
                                  "amount does not fit " + wallet.ticker() + ".")));
          world.wallets.put(corrected);
          return Response.json(
              201,
              Json.object()
                  .put("asset_id", id)
                  .put("balance", corrected.balance().toPlainString()));
        });
  }

  private static String checked(AddressForm addresses, String address) {
    if (!addresses.accepts(address)) {
      throw ControlRefusal.invalid("from_address is not an address on this chain.");
    }
    return address;
  }

  private Response show(Control.Call call) {
    return store.read(world -> Response.json(200, json(world, find(world, call))));
  }

  private Response confirm(Control.Call call) {
    call.fields().done();
    return store.commit(
        world -> {
          var pending = pending(world, call);
          var cause = Cause.byItself(clock.now());
          var done =
              switch (pending.type()) {
                case DEPOSIT -> deposits.confirm(world, cause, pending);
                case WITHDRAWAL -> sends.complete(world, cause, pending);
              };
          return Response.json(200, json(world, done));
        });
  }

  private Response fail(Control.Call call) {
    var fields = call.fields();
    String reason = fields.text("reason").orElse("Rejected by the network");
    fields.done();
    return store.commit(
        world -> {
          var pending = pending(world, call);
          if (pending.type() == Transaction.Type.DEPOSIT) {
            throw ControlRefusal.conflict("Only a send can fail.");
          }
          var failed = sends.fail(world, Cause.byItself(clock.now()), pending, reason);
          return Response.json(200, json(world, failed));
        });
  }

  private static Transaction pending(World world, Control.Call call) {
    var transaction = find(world, call);
    if (!transaction.isPending()) {
      throw ControlRefusal.conflict(
          "The transaction is " + transaction.status().wireName() + " already.");
    }
    return transaction;
  }

  private static Transaction find(World world, Control.Call call) {
    String id = call.id("transactionId");
    return world
        .transactions
        .find(id)
        .orElseThrow(() -> ControlRefusal.notFound("transaction", id));
  }

  private static ObjectNode json(World world, Transaction transaction) {
    boolean deposit = transaction.type() == Transaction.Type.DEPOSIT;
    var wallet = world.wallets.find(transaction.walletId());
    String own = wallet.map(Wallet::address).orElse("");
    return Json.object()
        .put("transaction_id", transaction.id())
        .put("type", transaction.type().name().toLowerCase(Locale.ROOT))
        .put("status", transaction.status().wireName())
        .put("amount", transaction.amount().toPlainString())
        .put("chain", transaction.chain().wireName())
        .put("ticker", transaction.ticker())
        .put("asset_id", transaction.walletId())
        .put("customer_id", transaction.customerId())
        .put("from_address", deposit ? transaction.counterparty() : own)
        .put("to_address", deposit ? own : transaction.counterparty())
        .put("tx_hash", transaction.txHash())
        .put("confirmations", transaction.confirmations())
        .put("failure_reason", transaction.failureReason())
        .put("balance", wallet.map(w -> w.balance().toPlainString()).orElse(null))
        .put("created_at", WireTime.millis(transaction.createdAt()))
        .put("completed_at", WireTime.millisOrNull(transaction.completedAt()));
  }
}
