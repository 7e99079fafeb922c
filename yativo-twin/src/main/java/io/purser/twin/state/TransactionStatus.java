package io.purser.twin.state;

import java.util.Locale;

/** The states a WaaS transaction shows. The last two are final. */
public enum TransactionStatus {
  PENDING,
  COMPLETED,
  FAILED;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
