package io.purser.twin.api;

import io.purser.twin.card.MasterWallets;
import io.purser.twin.card.Withdrawals;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Ids;
import io.purser.twin.state.Minor;
import io.purser.twin.state.card.CardCurrency;
import io.purser.twin.state.card.CardWithdrawal;
import java.util.List;

/** Money from a cardholder back to the master wallet. No call reads a withdrawal afterwards. */
final class WithdrawalRoutes {
  private final Withdrawals withdrawals;

  WithdrawalRoutes(Withdrawals withdrawals) {
    this.withdrawals = withdrawals;
  }

  List<Route<Operation>> routes() {
    return List.of(
        Operation.post("/card-issuer/withdraw-from-card", Scope.TRANSACTIONS, this::withdraw));
  }

  private Response withdraw(Call call) {
    CardCustomers.masterWalletProgramme(call);
    if (call.body().first("id").isEmpty()) {
      throw new Refusal(400, "IDENTIFIER_REQUIRED", "id is required");
    }
    String id = call.body().text("id");
    call.body().check();
    var amount =
        call.body()
            .first("amount")
            .flatMap(Minor::read)
            .orElseThrow(() -> new Refusal(400, "INVALID_AMOUNT", "Amount must be positive"));
    var customer = CardIdentifier.anyName(call, id);
    CardCustomers.requireDeployed(customer);
    if (amount > Withdrawals.withdrawable(call.world(), customer)) {
      throw new Refusal(422, "INSUFFICIENT_BALANCE", "Amount is above the available balance");
    }
    var _ = MasterWallets.of(call.world(), call.owner());
    var currency = customer.account().currency();
    var withdrawal =
        new CardWithdrawal(
            Ids.cardWithdrawal(call.cause().at()),
            call.owner(),
            customer.id(),
            amount,
            currency == null ? CardCurrency.USD : currency,
            CardWithdrawal.Status.INITIATED,
            null,
            call.cause().at());
    withdrawals.begin(call.world(), call.cause(), withdrawal);
    return Envelope.success(
        Json.object()
            .put("withdrawal_id", withdrawal.id())
            .put("yativo_card_id", customer.id())
            .put("amount", Minor.number(amount))
            .put("amount_minor", amount)
            .put("currency", withdrawal.currency().name())
            .put("status", withdrawal.status().wireName())
            .put("message", "Withdrawal submitted. Processing through delay relay (~3 min)."));
  }
}
