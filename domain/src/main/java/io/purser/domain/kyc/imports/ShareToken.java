package io.purser.domain.kyc.imports;

import java.util.Optional;

/**
 * A short-lived word of a verification vendor for somebody whom it has verified. Whoever has it can
 * take the verification over, so it is shown to nobody and kept no longer than it is needed.
 */
public record ShareToken(String value) {
  public static final int MAX_LENGTH = 2048;

  public ShareToken {
    problemWith(value)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
  }

  /** Why this text cannot be one, or empty when it can. */
  public static Optional<String> problemWith(String text) {
    if (text.isEmpty()) {
      return Optional.of("must not be empty");
    }
    if (text.length() > MAX_LENGTH) {
      return Optional.of("must be at most " + MAX_LENGTH + " characters long");
    }
    return text.chars().allMatch(c -> c > ' ' && c <= '~')
        ? Optional.empty()
        : Optional.of("must be visible ASCII characters without spaces");
  }

  @Override
  public String toString() {
    return "ShareToken[hidden]";
  }
}
