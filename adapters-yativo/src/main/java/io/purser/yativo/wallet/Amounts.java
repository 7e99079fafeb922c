package io.purser.yativo.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads amounts, which the provider writes as text or as a number. No digit is lost or added. */
public final class Amounts {
  /** More than any amount needs, and little enough to be written out in full. */
  private static final int MOST_DIGITS = 80;

  private Amounts() {}

  /** Empty when it carries a unit, a sign or more digits than the asset has. */
  public static Optional<AssetAmount> read(JsonNode amount, Asset asset) {
    if (amount.isTextual()) {
      return AssetAmount.parse(amount.textValue().strip(), asset);
    }
    if (!amount.isNumber() || amount.isFloat() || amount.isDouble()) {
      return Optional.empty();
    }
    return plain(amount.decimalValue()).flatMap(text -> AssetAmount.parse(text, asset));
  }

  /** {@code 1e999999999} is a number too, and would be a gigabyte of zeros. */
  private static Optional<String> plain(BigDecimal number) {
    var least = number.stripTrailingZeros();
    return Math.abs((long) least.scale()) + least.precision() <= MOST_DIGITS
        ? Optional.of(least.toPlainString())
        : Optional.empty();
  }
}
