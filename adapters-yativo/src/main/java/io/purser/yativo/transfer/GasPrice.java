package io.purser.yativo.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.transfer.Fee;
import io.purser.domain.transfer.TransferQuote.Estimate;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.Reading;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an estimate in each of the three forms that were seen ({@code docs/provider.md}). */
final class GasPrice {
  /** What is asked for, by either generation of the provider's words. */
  static final String PRIORITY = "medium";

  private static final String DOLLARS = "USD";
  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9]{1,20}");

  private GasPrice() {}

  static Reading<Estimate> read(JsonNode payload) {
    var priced = payload.path(PRIORITY).isObject() ? payload.path(PRIORITY) : payload;
    var network =
        fee(Members.first(priced, "estimatedFee", "gasFee", "estimated_fee_eth"), coinOf(payload));
    var dollars =
        fee(
            Members.first(priced, "estimatedFeeUSD", "estimatedFeeUsd", "estimated_fee_usd"),
            DOLLARS);
    return network == null && dollars == null
        ? new Reading.Doubtful<>("answered without an estimate")
        : new Reading.Understood<>(new Estimate(network, dollars));
  }

  private static @Nullable Fee fee(JsonNode node, @Nullable String currency) {
    var amount = Numbers.read(node);
    return amount == null || currency == null ? null : new Fee(amount, currency);
  }

  private static @Nullable String coinOf(JsonNode payload) {
    var named = Members.text(payload, "nativeToken", "nativeAsset");
    if (named == null && payload.has("estimated_fee_eth")) {
      return "ETH";
    }
    return named == null || !SYMBOL.matcher(named).matches() ? null : named;
  }
}
