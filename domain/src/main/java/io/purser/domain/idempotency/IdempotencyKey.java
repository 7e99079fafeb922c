package io.purser.domain.idempotency;

import java.util.regex.Pattern;

/**
 * What a caller gives a request so that it can be sent again: 1 to 255 visible ASCII characters.
 */
public record IdempotencyKey(String value) {
  private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,255}");

  public IdempotencyKey {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an idempotency key");
    }
  }

  public static boolean isValid(String text) {
    return VISIBLE.matcher(text).matches();
  }
}
