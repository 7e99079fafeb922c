package io.purser.domain.text;

import java.util.Optional;

/** What every text from outside must keep to. */
public final class Text {
  private Text() {}

  /** Why this text is refused, or empty when it is fine. Lengths count code points. */
  public static Optional<String> problemWith(String text, int maximum) {
    if (text.isBlank()) {
      return Optional.of("must not be blank");
    }
    if (!text.strip().equals(text)) {
      return Optional.of("must not begin or end with white space");
    }
    if (text.codePointCount(0, text.length()) > maximum) {
      return Optional.of("must be at most " + maximum + " characters long");
    }
    return characterProblem(text);
  }

  /**
   * The part that also holds for text that may be blank: no control characters, no lone surrogates,
   * no card numbers.
   */
  public static Optional<String> characterProblem(String text) {
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      if (Character.isISOControl(codePoint)) {
        return Optional.of("must not contain control characters");
      }
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        return Optional.of("must not contain half of a surrogate pair");
      }
      i += Character.charCount(codePoint);
    }
    if (CardNumbers.appearIn(text)) {
      return Optional.of("must not contain a card number");
    }
    return Optional.empty();
  }

  /** The text itself, for constructors whose callers have checked already. */
  public static String require(String text, Optional<String> problem) {
    problem.ifPresent(
        why -> {
          throw new IllegalArgumentException(why);
        });
    return text;
  }
}
