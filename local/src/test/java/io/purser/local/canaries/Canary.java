package io.purser.local.canaries;

/**
 * Something secret that is looked for.
 *
 * <p>Long ones are found wherever they stand. Codes and PINs have four to six digits, and other
 * digits are the same by chance; so they are found as whole words only, not within a longer number
 * or id ({@code 9123456}, {@code a123456f}), nor as what follows a decimal point, an {@code @} or a
 * hyphen (fractions of seconds, identities of objects, groups of a UUID). What a slip would write
 * is a whole word: {@code code=123456}, {@code "123456"}, {@code ...&code=123456&...}.
 *
 * @param kind what it is, in a word
 */
record Canary(String kind, String text) {
  private static final int LONGEST_SHORT = 8;
  private static final String JOINED_BEFORE = ".@-";

  boolean isLong() {
    return text.length() > LONGEST_SHORT;
  }

  boolean isIn(String where) {
    if (isLong()) {
      return where.contains(text);
    }
    for (int at = where.indexOf(text); at >= 0; at = where.indexOf(text, at + 1)) {
      if (isWord(where, at, at + text.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(String where, int from, int to) {
    return (from == 0 || begins(where.charAt(from - 1)))
        && (to == where.length() || ends(where.charAt(to)));
  }

  private static boolean begins(char before) {
    return !Character.isLetterOrDigit(before) && JOINED_BEFORE.indexOf(before) < 0;
  }

  private static boolean ends(char after) {
    return !Character.isLetterOrDigit(after) && after != '-';
  }
}
