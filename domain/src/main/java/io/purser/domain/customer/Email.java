package io.purser.domain.customer;

import io.purser.domain.text.Text;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An e-mail address as it was given: at most 254 characters, a local part of at most 64 in the
 * characters of RFC 5321's dot-string, which are ASCII, and a domain of two labels or more, in
 * ASCII or in Unicode.
 */
public record Email(String value) {
  private static final int MAXIMUM = 254;
  private static final int LONGEST_LOCAL_PART = 64;
  private static final String NO_ADDRESS = "must be an e-mail address, such as ana@example.com";

  /** Takes what once was taken too, when less was refused. */
  public Email {
    Text.require(value, formProblem(value));
  }

  /** Why this text is not an address that we take, or empty when it is one. */
  public static Optional<String> problemWith(String text) {
    return formProblem(text)
        .or(() -> EmailDomain.problemWith(domain(text)))
        .or(() -> EmailDomain.ascii(domain(text)).flatMap(EmailDomain::problemWith));
  }

  private static Optional<String> formProblem(String text) {
    if (text.length() > MAXIMUM) {
      return Optional.of("must be at most " + MAXIMUM + " characters long");
    }
    int at = text.indexOf('@');
    if (at < 0
        || at > LONGEST_LOCAL_PART
        || !Stream.of(text.substring(0, at).split("\\.", -1)).allMatch(Email::isAtom)) {
      return Optional.of(NO_ADDRESS);
    }
    // In ASCII as well: what is left out there may have stood between the digits of a card number.
    return EmailDomain.ascii(domain(text))
        .filter(it -> at + 1 + it.length() <= MAXIMUM)
        .map(it -> Text.characterProblem(text).or(() -> Text.characterProblem(it)))
        .orElse(Optional.of(NO_ADDRESS));
  }

  private static String domain(String text) {
    return text.substring(text.indexOf('@') + 1);
  }

  private static boolean isAtom(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> isLetterOrDigit(c) || "!#$%&'*+/=?^_`{|}~-".indexOf(c) >= 0);
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** The same address with its domain in ASCII, for those who may know no other. */
  public String ascii() {
    return localPart() + "@" + EmailDomain.ascii(domain(value)).orElseThrow();
  }

  /**
   * What two spellings of the same mailbox have in common. Every letter of it is ASCII, so lower
   * case is the same everywhere. Dots and what follows a plus are left alone: who may drop them,
   * only the mailbox's host knows.
   */
  public String canonical() {
    return ascii().toLowerCase(Locale.ROOT);
  }

  private String localPart() {
    return value.substring(0, value.indexOf('@'));
  }

  /** Hides the address from logs and messages. */
  @Override
  public String toString() {
    return "Email[hidden]";
  }
}
