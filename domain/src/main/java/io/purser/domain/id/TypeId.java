package io.purser.domain.id;

import java.util.UUID;

/**
 * The text form of our ids: a prefix that names the kind of thing, an underscore, and a UUID in 26
 * characters of lower-case Crockford base 32 (the TypeID specification, version 0.3). Ids of
 * version 7 sort by the time they were made.
 */
public final class TypeId {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int ENCODED_LENGTH = 26;

  private TypeId() {}

  public static String of(String prefix, UUID uuid) {
    var text = new char[ENCODED_LENGTH];
    long high = uuid.getMostSignificantBits();
    long low = uuid.getLeastSignificantBits();
    for (int i = ENCODED_LENGTH - 1; i >= 0; i--) {
      text[i] = ALPHABET.charAt((int) (low & 31));
      low = (low >>> 5) | (high << 59);
      high >>>= 5;
    }
    return prefix + '_' + new String(text);
  }

  /** Whether the text is an id with one of these prefixes. */
  public static boolean is(String text, String... prefixes) {
    for (var prefix : prefixes) {
      if (text.length() == prefix.length() + 1 + ENCODED_LENGTH
          && text.startsWith(prefix)
          && text.charAt(prefix.length()) == '_'
          && isEncodedUuid(text, prefix.length() + 1)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The text itself, for the constructors of id types.
   *
   * @throws IllegalArgumentException when it is not an id with one of these prefixes
   */
  public static String require(String text, String... prefixes) {
    if (!is(text, prefixes)) {
      throw new IllegalArgumentException(
          "not an id that begins with " + String.join(" or ", prefixes));
    }
    return text;
  }

  /** 26 digits hold 130 bits, so the first one stays below 8. */
  private static boolean isEncodedUuid(String text, int from) {
    if (text.charAt(from) > '7') {
      return false;
    }
    for (int i = from; i < text.length(); i++) {
      if (ALPHABET.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
