package io.purser.domain.text;

/**
 * Finds card numbers in free text: 13 to 19 digits, perhaps grouped by single spaces or hyphens,
 * that begin like a card of one of the big schemes, have a length that the scheme uses, and end in
 * a valid check digit (ISO/IEC 7812-1, annex B).
 */
public final class CardNumbers {
  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;

  private CardNumbers() {}

  public static boolean appearIn(String text) {
    return !redact(text).equals(text);
  }

  /** The text with every card number replaced by {@code [card number]}. */
  public static String redact(String text) {
    var kept = new StringBuilder(text.length());
    int from = 0;
    for (int i = 0; i < text.length(); ) {
      boolean startsRun =
          isDigit(text.charAt(i)) && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)));
      int end = startsRun ? endOfCardNumber(text, i) : -1;
      if (end < 0) {
        i++;
        continue;
      }
      kept.append(text, from, i).append("[card number]");
      from = end;
      i = end;
    }
    return kept.append(text, from, text.length()).toString();
  }

  /** Where the card number that begins here ends, or -1. */
  private static int endOfCardNumber(String text, int start) {
    var digits = new StringBuilder(LONGEST);
    int found = -1;
    for (int i = start; i < text.length() && digits.length() < LONGEST; i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        digits.append(c);
        boolean runEnds = i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
        if (runEnds && isCardNumber(digits)) {
          found = i + 1;
        }
      } else if ((c != ' ' && c != '-') || i + 1 == text.length() || !isDigit(text.charAt(i + 1))) {
        break;
      }
    }
    return found;
  }

  private static boolean isCardNumber(CharSequence digits) {
    return digits.length() >= SHORTEST && schemeUses(digits) && hasValidCheckDigit(digits);
  }

  private static boolean schemeUses(CharSequence digits) {
    int length = digits.length();
    int two = number(digits, 2);
    int four = number(digits, 4);
    boolean visa = digits.charAt(0) == '4' && (length == 13 || length == 16 || length == 19);
    boolean mastercard =
        length == 16 && ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720));
    boolean amex = length == 15 && (two == 34 || two == 37);
    boolean diners =
        length >= 14 && (two == 36 || two == 38 || two == 39 || (four >= 3000 && four <= 3059));
    boolean discover = length >= 16 && (four == 6011 || two == 64 || two == 65);
    boolean jcb = length >= 16 && four >= 3528 && four <= 3589;
    boolean unionPay = length >= 16 && (two == 62 || two == 81);
    boolean maestro = two == 50 || (two >= 56 && two <= 58) || two == 67;
    return visa || mastercard || amex || diners || discover || jcb || unionPay || maestro;
  }

  private static boolean hasValidCheckDigit(CharSequence digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  private static int number(CharSequence digits, int length) {
    return Integer.parseInt(digits, 0, length, 10);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
