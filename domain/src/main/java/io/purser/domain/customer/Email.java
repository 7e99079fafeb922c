package io.purser.domain.customer;

import io.purser.domain.text.Text;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as it was given: at most 254 characters, a local part of at most 64 in the
 * characters of RFC 5321's dot-string, and a domain of two labels or more in ASCII.
 */
public record Email(String value) {
  private static final int MAXIMUM = 254;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?=.{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  public Email {
    Text.require(value, problemWith(value));
  }

  /** Why this text is not an address that we take, or empty when it is one. */
  public static Optional<String> problemWith(String text) {
    if (text.length() > MAXIMUM) {
      return Optional.of("must be at most " + MAXIMUM + " characters long");
    }
    if (!ADDRESS.matcher(text).matches()) {
      return Optional.of("must be an e-mail address, such as ana@example.com");
    }
    return Text.characterProblem(text);
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
