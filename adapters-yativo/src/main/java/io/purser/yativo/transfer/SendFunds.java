package io.purser.yativo.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.transfer.SentTransfer;
import io.purser.domain.transfer.SentTransfer.Fees;
import io.purser.domain.transfer.TransferOrder;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.Reading;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is sent to have money sent, and what comes back. */
final class SendFunds {
  private static final String CATEGORY = "payment";

  private SendFunds() {}

  /** The same bytes in every repeat: under one key the provider takes no other body. */
  static ObjectNode body(ProviderWallet from, TransferOrder order, String ticker, String note) {
    var asset = order.amount().asset();
    return JsonNodeFactory.instance
        .objectNode()
        .put("account", Objects.requireNonNull(from.holder(), "the account is not known"))
        .put("assets", from.id())
        .put("receiving_address", order.to().text())
        .put("amount", number(order.amount()))
        .put("type", ticker)
        .put("chain", asset.chain())
        .put("category", CATEGORY)
        .put("priority", GasPrice.PRIORITY)
        .put("description", note);
  }

  /** Written out in full, without an exponent and without zeros that mean nothing. */
  private static BigDecimal number(AssetAmount amount) {
    var number = new BigDecimal(amount.units(), amount.asset().decimals()).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  static Reading<SentTransfer> read(JsonNode payload) {
    String id = Members.shortText(payload, "transaction_id", "id", "_id");
    return id == null
        ? new Reading.Doubtful<>("answered without a transaction")
        : new Reading.Understood<>(
            new SentTransfer(
                id, Members.shortText(payload, "transaction_hash", "tx_hash"), fees(payload)));
  }

  private static @Nullable Fees fees(JsonNode payload) {
    var total = Numbers.read(payload.path("total_fee"));
    return total == null
        ? null
        : new Fees(
            total,
            Numbers.read(payload.path("platform_fee")),
            Numbers.read(payload.path("gas_funding_markup")));
  }
}
