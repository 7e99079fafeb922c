package io.purser.yativo.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what something costs, which the provider writes as text or as a number. Exactly. */
final class Numbers {
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,30})?");
  private static final int MOST_DIGITS = 60;

  private Numbers() {}

  /** The number, or null when it is none, negative, or longer than anything costs. */
  static @Nullable BigDecimal read(JsonNode node) {
    if (node.isTextual()) {
      var text = node.textValue().strip();
      return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
    }
    if (!node.isNumber() || node.isFloat() || node.isDouble()) {
      return null;
    }
    var number = node.decimalValue();
    boolean sane =
        number.signum() >= 0
            && number.precision() <= MOST_DIGITS
            && Math.abs((long) number.scale()) <= MOST_DIGITS;
    return sane ? new BigDecimal(number.toPlainString()) : null;
  }
}
