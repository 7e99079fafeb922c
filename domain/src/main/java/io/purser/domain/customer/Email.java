package io.purser.domain.customer;

import io.purser.domain.text.Text;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An e-mail address as it was given: at most 254 characters, a local part of at most 64 in the
 * characters of RFC 5321's dot-string, and a domain of two labels or more in ASCII.
 */
public record Email(String value) {
  private static final int MAXIMUM = 254;
  private static final int LONGEST_LOCAL_PART = 64;
  private static final int LONGEST_LABEL = 63;

  public Email {
    Text.require(value, problemWith(value));
  }

  /** Why this text is not an address that we take, or empty when it is one. */
  public static Optional<String> problemWith(String text) {
    if (text.length() > MAXIMUM) {
      return Optional.of("must be at most " + MAXIMUM + " characters long");
    }
    if (!isAddress(text)) {
      return Optional.of("must be an e-mail address, such as ana@example.com");
    }
    return Text.characterProblem(text);
  }

  private static boolean isAddress(String text) {
    int at = text.indexOf('@');
    return at >= 0
        && at <= LONGEST_LOCAL_PART
        && Stream.of(text.substring(0, at).split("\\.", -1)).allMatch(Email::isAtom)
        && isDomain(text.substring(at + 1).split("\\.", -1));
  }

  private static boolean isAtom(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> isLetterOrDigit(c) || "!#$%&'*+/=?^_`{|}~-".indexOf(c) >= 0);
  }

  private static boolean isDomain(String[] labels) {
    return labels.length >= 2 && Stream.of(labels).allMatch(Email::isLabel);
  }

  private static boolean isLabel(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_LABEL
        && text.charAt(0) != '-'
        && text.charAt(text.length() - 1) != '-'
        && text.chars().allMatch(c -> isLetterOrDigit(c) || c == '-');
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /**
   * What two spellings of the same mailbox have in common. Every letter is ASCII, so lower case is
   * the same everywhere.
   */
  public String canonical() {
    return value.toLowerCase(Locale.ROOT);
  }

  /** Hides the address from logs and messages. */
  @Override
  public String toString() {
    return "Email[hidden]";
  }
}
