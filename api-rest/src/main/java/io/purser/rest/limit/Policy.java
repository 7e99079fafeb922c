package io.purser.rest.limit;

import java.util.Locale;

/** Which limit is meant, as answers and metrics name it. */
enum Policy {
  CALLER,
  TENANT,
  ADDRESS,
  FAILURES,
  DELIVERIES;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
