package io.purser.domain.text;

import java.util.regex.Pattern;

/**
 * Finds card numbers in free text: 13 to 19 digits, perhaps grouped by single spaces or hyphens,
 * that begin like a card of one of the big schemes, have a length that the scheme uses, and end in
 * a valid check digit (ISO/IEC 7812-1, annex B). UUIDs are passed over: so many are in use that
 * some have all that too.
 */
public final class CardNumbers {
  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;

  private static final Pattern UUID =
      Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}(?!\\p{Alnum})");
  private static final int UUID_LENGTH = 36;
  private static final int FIRST_HYPHEN = 8;

  private CardNumbers() {}

  public static boolean appearIn(String text) {
    return !redact(text).equals(text);
  }

  /** The text with every card number replaced by {@code [card number]}. */
  public static String redact(String text) {
    var kept = new StringBuilder(text.length());
    int from = 0;
    for (int i = 0; i < text.length(); ) {
      boolean startsWord = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
      if (startsWord && isUuid(text, i)) {
        i += UUID_LENGTH;
        continue;
      }
      int end = startsWord && isDigit(text.charAt(i)) ? endOfCardNumber(text, i) : -1;
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

  private static boolean isUuid(String text, int start) {
    return start + UUID_LENGTH <= text.length()
        && text.charAt(start + FIRST_HYPHEN) == '-'
        && UUID.matcher(text).region(start, text.length()).lookingAt();
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
