package io.purser.domain.kyc.business;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How much of a business somebody holds: more than nothing, and no more than all of it.
 *
 * @param tenThousandths of a percent, so that shares add up exactly
 */
public record Share(int tenThousandths) {
  private static final int DECIMALS = 4;
  private static final int WHOLE = 1_000_000;
  private static final int BENEFICIAL = 250_000;
  private static final Pattern FORM = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,4})?");

  public Share {
    if (tenThousandths < 1 || tenThousandths > WHOLE) {
      throw new IllegalArgumentException("no share");
    }
  }

  /**
   * @param text in percent, such as 33.3333
   */
  public static Optional<String> problemWith(String text) {
    return FORM.matcher(text).matches() && isShare(count(text))
        ? Optional.empty()
        : Optional.of("must be above 0 and at most 100, with at most 4 decimals, such as 33.3333");
  }

  private static boolean isShare(int count) {
    return count > 0 && count <= WHOLE;
  }

  public static Share of(String text) {
    return new Share(count(text));
  }

  private static int count(String text) {
    return new BigDecimal(text).movePointRight(DECIMALS).intValueExact();
  }

  /** In percent, with no more decimals than it needs. */
  public String text() {
    return text(tenThousandths);
  }

  private static String text(int count) {
    return count == 0
        ? "0"
        : BigDecimal.valueOf(count, DECIMALS).stripTrailingZeros().toPlainString();
  }

  /** Whether it is enough to be taken for a beneficial owner: a quarter. */
  boolean isBeneficial() {
    return tenThousandths >= BENEFICIAL;
  }

  boolean fitsBeside(int others) {
    return tenThousandths <= WHOLE - others;
  }

  /** What is left beside the others, in percent. */
  static String leftBeside(int others) {
    return text(WHOLE - others);
  }
}
