package io.purser.twin.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an API key may be allowed to do. {@link #NONE} is for routes that take no key. */
public enum Scope {
  NONE,
  READ,
  WRITE,
  TRANSACTIONS,
  WEBHOOKS;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Every scope a key can have. */
  public static List<String> all() {
    return Arrays.stream(values()).filter(scope -> scope != NONE).map(Scope::wireName).toList();
  }
}
