package io.purser.twin.state;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The provider's two ways to write an instant. */
public final class WireTime {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private WireTime() {}

  /** As in WaaS answers. */
  public static String seconds(Instant instant) {
    return SECONDS.format(instant);
  }

  /** As in tokens and webhooks. */
  public static String millis(Instant instant) {
    return MILLIS.format(instant);
  }

  public static @Nullable String secondsOrNull(@Nullable Instant instant) {
    return instant == null ? null : seconds(instant);
  }

  public static @Nullable String millisOrNull(@Nullable Instant instant) {
    return instant == null ? null : millis(instant);
  }
}
