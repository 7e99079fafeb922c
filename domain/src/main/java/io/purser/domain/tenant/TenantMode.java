package io.purser.domain.tenant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a tenant is for trying things out or for business. It is one of them for ever, and its
 * API keys say which.
 */
public enum TenantMode {
  TEST,
  LIVE;

  /** As people and the database write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<TenantMode> parse(String text) {
    return Arrays.stream(values()).filter(mode -> mode.text().equals(text)).findFirst();
  }
}
