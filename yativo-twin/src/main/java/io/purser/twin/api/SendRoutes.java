package io.purser.twin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.money.Sends;
import io.purser.twin.state.CustomerStatus;
import io.purser.twin.state.Wallet;
import io.purser.twin.state.World;
import java.math.BigDecimal;
import java.util.List;

/**
 * Sends. The only route of the provider that honours an idempotency key: the first answer is given
 * again for the same body, and another body is a conflict.
 */
final class SendRoutes {
  private static final BigDecimal PLATFORM_FEE = new BigDecimal("0.005");
  private static final BigDecimal GAS_MARKUP = new BigDecimal("0.20");

  private final Sends sends;

  SendRoutes(Sends sends) {
    this.sends = sends;
  }

  List<Route<Operation>> routes() {
    return List.of(Operation.post("/transactions/send-funds", Scope.TRANSACTIONS, this::send));
  }

  private Response send(Call call) {
    var earlier = SentBefore.answer(call);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    var order = Order.read(call);
    var wallet = order.wallet();
    if (wallet.balance().compareTo(order.amount()) < 0) {
      throw new Refusal(
          422,
          "insufficient_balance",
          "Insufficient balance",
          Json.object()
              .put("available", wallet.balance().toPlainString())
              .put("requested", order.amount().toPlainString()));
    }
    var naturalKey =
        call.idempotencyKey()
            .orElse(wallet.id() + "|" + order.to() + "|" + order.amount().toPlainString());
    var sent =
        sends.begin(call.world(), call.cause(), wallet, order.amount(), order.to(), naturalKey);
    var data =
        Json.object()
            .put("transaction_id", sent.id())
            .put("transaction_hash", sent.txHash())
            .putNull("gas_tx_hash")
            .putNull("platform_fee_tx_hash");
    addFees(data, order);
    var response = Envelope.done("Transaction Created Successfully", data);
    SentBefore.remember(call, sent.id(), response.body());
    return response;
  }

  /** Fees are shown, not charged on top: the wallet loses the amount and nothing else. */
  private static void addFees(ObjectNode data, Order order) {
    boolean gasIsFunded = !order.wallet().asset().isNative();
    var markup =
        gasIsFunded
            ? GasRoutes.gasUsd(order.wallet().chain(), order.priority()).multiply(GAS_MARKUP)
            : BigDecimal.ZERO;
    var platformFee = order.amount().multiply(PLATFORM_FEE);
    data.put("gas_amount", "0")
        .put("platform_fee", GasRoutes.eightPlaces(platformFee))
        .put("gas_funding_markup", GasRoutes.eightPlaces(markup))
        .put("total_fee", GasRoutes.eightPlaces(platformFee.add(markup)))
        .put("fee_breakdown", "N/A");
  }

  /** What is to be sent, checked against the wallet it names. */
  private record Order(Wallet wallet, BigDecimal amount, String to, String priority) {
    static Order read(Call call) {
      var in = call.body();
      String account = in.text("account");
      String walletId = in.text("assets");
      String to = in.text("receiving_address");
      String ticker = in.text("type");
      String chain = in.text("chain");
      var _ = in.text("category");
      String priority = GasRoutes.priority(in, "medium");
      boolean selfFunding = in.flag("use_self_funding", false);
      if (in.first("amount").isEmpty()) {
        in.problem("amount", "Required");
      }
      in.check();
      var wallet = wallet(call, walletId);
      if (!wallet.accountId().equals(account)) {
        in.problem("account", "Does not hold this asset");
      }
      var meant = AssetChoice.read(Body.of(asset(chain, ticker)));
      if (meant.isEmpty() || !meant.get().equals(wallet.asset())) {
        in.problem("type", "Does not match the asset's ticker and chain");
      }
      if (!wallet.chain().addresses().accepts(to)) {
        in.problem("receiving_address", "Not a valid address on this chain");
      }
      if (selfFunding && !wallet.asset().isNative()) {
        in.problem("use_self_funding", "Only for native assets");
      }
      var amount =
          in.first("amount").flatMap(node -> Amounts.read(node, wallet.asset().decimals()));
      if (amount.isEmpty()) {
        in.problem("amount", "Must be a positive decimal number");
      }
      in.check();
      return new Order(wallet, amount.orElseThrow(), to, priority);
    }

    private static String asset(String chain, String ticker) {
      JsonNode choice = Json.object().put("chain", chain).put("ticker", ticker);
      return choice.toString();
    }

    private static Wallet wallet(Call call, String id) {
      var world = call.world();
      var wallet =
          world
              .wallets
              .find(id)
              .filter(found -> found.owner().equals(call.owner()))
              .orElseThrow(() -> Refusal.notFound("Asset", id));
      if (wallet.customerId() != null) {
        requireActive(world, wallet.customerId());
      }
      return wallet;
    }

    private static void requireActive(World world, String customerId) {
      var status = world.customers.find(customerId).map(customer -> customer.status());
      if (status.isEmpty() || status.get() != CustomerStatus.ACTIVE) {
        throw Refusal.forbidden("Customer is suspended");
      }
    }
  }
}
