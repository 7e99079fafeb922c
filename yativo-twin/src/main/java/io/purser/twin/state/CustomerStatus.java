package io.purser.twin.state;

import java.util.Locale;

/** The two words the provider has for a WaaS customer. */
public enum CustomerStatus {
  ACTIVE,
  SUSPENDED;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
