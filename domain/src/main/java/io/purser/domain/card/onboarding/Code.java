package io.purser.domain.card.onboarding;

import io.purser.domain.text.Text;
import java.util.Optional;
import java.util.regex.Pattern;

/** A code that somebody brings back: six digits. Never stored and never logged. */
public record Code(String digits) {
  private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

  public Code {
    Text.require(digits, problemWith(digits));
  }

  public static Optional<String> problemWith(String text) {
    return SIX_DIGITS.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("must be six digits");
  }

  @Override
  public String toString() {
    return "Code[hidden]";
  }
}
