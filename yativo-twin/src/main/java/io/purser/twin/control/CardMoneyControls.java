package io.purser.twin.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.card.Fundings;
import io.purser.twin.card.MasterWallets;
import io.purser.twin.card.Withdrawals;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Cause;
import io.purser.twin.state.Minor;
import io.purser.twin.state.Store;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardCurrency;
import io.purser.twin.state.card.CardWithdrawal;
import io.purser.twin.state.card.Funding;
import io.purser.twin.state.card.Funding.SourceChain;
import io.purser.twin.state.card.Swap;
import java.util.Arrays;
import java.util.List;

/** Money for the master wallet, and the fate of fundings, withdrawals and swaps under way. */
final class CardMoneyControls {
  private final Store store;
  private final BusinessClock clock;
  private final MasterWallets wallets;
  private final Fundings fundings;
  private final Withdrawals withdrawals;

  CardMoneyControls(
      Store store,
      BusinessClock clock,
      MasterWallets wallets,
      Fundings fundings,
      Withdrawals withdrawals) {
    this.store = store;
    this.clock = clock;
    this.wallets = wallets;
    this.fundings = fundings;
    this.withdrawals = withdrawals;
  }

  List<Route<Control>> routes() {
    return List.of(
        Control.post("/accounts/{accountId}/master-wallet/deposits", this::deposit),
        Control.post("/fundings/{fundingId}/complete", this::completeFunding),
        Control.post("/fundings/{fundingId}/fail", this::failFunding),
        Control.post("/card-withdrawals/{withdrawalId}/settle", this::settleWithdrawal),
        Control.post("/card-withdrawals/{withdrawalId}/fail", this::failWithdrawal),
        Control.post("/swaps/{swapId}/complete", call -> endSwap(call, Swap.Status.COMPLETED)),
        Control.post("/swaps/{swapId}/fail", call -> endSwap(call, Swap.Status.FAILED)));
  }

  private Response deposit(Control.Call call) {
    var fields = call.fields();
    long amount =
        fields.money("amount").orElseThrow(() -> ControlRefusal.invalid("amount is required."));
    var currency = fields.word("currency", CardCurrency::named).orElse(CardCurrency.USD);
    var chain =
        fields
            .word(
                "chain",
                text ->
                    Arrays.stream(SourceChain.values())
                        .filter(one -> one.name().equals(text))
                        .findFirst())
            .orElse(SourceChain.SOL);
    fields.done();
    String owner = call.id("accountId");
    return store.commit(
        world -> {
          if (world.providerAccounts.find(owner).isEmpty()) {
            throw ControlRefusal.notFound("account", owner);
          }
          var deposit = wallets.deposit(world, now(), owner, chain, currency, amount);
          var wallet = MasterWallets.of(world, owner);
          return Response.json(
              201,
              Json.object()
                  .put("id", deposit.id())
                  .put("chain", chain.name())
                  .put("currency", currency.name())
                  .put("amount", Minor.number(amount))
                  .put("tx_hash", deposit.txHash())
                  .put("balance", Minor.number(wallet.balance(currency))));
        });
  }

  private Response completeFunding(Control.Call call) {
    call.fields().done();
    return store.commit(world -> json(fundings.complete(world, now(), underWay(world, call))));
  }

  private Response failFunding(Control.Call call) {
    var fields = call.fields();
    String reason = fields.text("reason").orElse("Bridge transfer failed");
    fields.done();
    return store.commit(world -> json(fundings.fail(world, now(), underWay(world, call), reason)));
  }

  private static Funding underWay(World world, Control.Call call) {
    String id = call.id("fundingId");
    var funding = world.fundings.find(id).orElseThrow(() -> ControlRefusal.notFound("funding", id));
    if (!funding.isUnderWay()) {
      throw ControlRefusal.conflict("The funding is " + funding.status().wireName() + ".");
    }
    return funding;
  }

  private Response settleWithdrawal(Control.Call call) {
    call.fields().done();
    return store.commit(
        world -> json(withdrawals.settle(world, now(), withdrawalUnderWay(world, call))));
  }

  private Response failWithdrawal(Control.Call call) {
    call.fields().done();
    return store.commit(
        world -> json(withdrawals.fail(world, now(), withdrawalUnderWay(world, call))));
  }

  private static CardWithdrawal withdrawalUnderWay(World world, Control.Call call) {
    String id = call.id("withdrawalId");
    var withdrawal =
        world
            .cardWithdrawals
            .find(id)
            .orElseThrow(() -> ControlRefusal.notFound("card withdrawal", id));
    if (!withdrawal.isUnderWay()) {
      throw ControlRefusal.conflict("The withdrawal is " + withdrawal.status().wireName() + ".");
    }
    return withdrawal;
  }

  private Response endSwap(Control.Call call, Swap.Status end) {
    call.fields().done();
    String id = call.id("swapId");
    return store.commit(
        world -> {
          var swap = world.swaps.find(id).orElseThrow(() -> ControlRefusal.notFound("swap", id));
          if (!swap.isUnderWay()) {
            throw ControlRefusal.conflict("The swap is " + swap.status().wireName() + ".");
          }
          var ended = wallets.end(world, now(), swap, end);
          return Response.json(
              200, Json.object().put("swap_id", id).put("status", ended.status().wireName()));
        });
  }

  private Cause now() {
    return Cause.byItself(clock.now());
  }

  private static Response json(Funding funding) {
    ObjectNode json =
        Json.object()
            .put("funding_id", funding.id())
            .put("status", funding.status().wireName())
            .put("reason", funding.reason());
    return Response.json(200, json);
  }

  private static Response json(CardWithdrawal withdrawal) {
    ObjectNode json =
        Json.object()
            .put("withdrawal_id", withdrawal.id())
            .put("status", withdrawal.status().wireName());
    return Response.json(200, json);
  }
}
