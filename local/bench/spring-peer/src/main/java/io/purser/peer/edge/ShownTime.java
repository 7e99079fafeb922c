package io.purser.peer.edge;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as callers see them: UTC, to the millisecond, always as long. */
public final class ShownTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private ShownTime() {}

  public static String text(Instant time) {
    return FORMAT.format(time);
  }
}
