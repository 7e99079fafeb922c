package io.purser.twin.api;

import io.purser.twin.state.LiveSettings.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests per API key in three windows that roll on the wall clock. A refused request is
 * not counted. What was counted is forgotten at a restart.
 */
final class RateLimits {
  /** More than anybody calls, since clients keep to what they are told. */
  private static final int SHOWN_WHEN_NOTHING_IS_COUNTED = 1_000_000;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * What the headers say.
   *
   * @param retryAfterSeconds null when the request may pass
   */
  record Verdict(int limit, int remaining, long reset, @Nullable Long retryAfterSeconds) {
    Map<String, String> headers() {
      return Map.of(
          "X-RateLimit-Limit", Integer.toString(limit),
          "X-RateLimit-Remaining", Integer.toString(remaining),
          "X-RateLimit-Reset", Long.toString(reset));
    }
  }

  private record Window(Duration length, Deque<Instant> passed) {
    static List<Window> all() {
      return List.of(
          new Window(MINUTE, new ArrayDeque<>()),
          new Window(Duration.ofHours(1), new ArrayDeque<>()),
          new Window(Duration.ofDays(1), new ArrayDeque<>()));
    }

    void roll(Instant now) {
      while (!passed.isEmpty() && !passed.getFirst().plus(length).isAfter(now)) {
        passed.removeFirst();
      }
    }

    Instant nextRoom(Instant now) {
      return (passed.isEmpty() ? now : passed.getFirst()).plus(length);
    }
  }

  private final Map<String, List<Window>> byKey = new HashMap<>();

  static Verdict uncounted(Instant now) {
    return new Verdict(
        SHOWN_WHEN_NOTHING_IS_COUNTED,
        SHOWN_WHEN_NOTHING_IS_COUNTED,
        now.plus(MINUTE).getEpochSecond(),
        null);
  }

  /** Counts a request, unless one of the windows is full. */
  synchronized Verdict count(String apiKey, @Nullable Quota quota, Instant now) {
    if (quota == null) {
      byKey.remove(apiKey);
      return uncounted(now);
    }
    var windows = byKey.computeIfAbsent(apiKey, _ -> Window.all());
    int[] limits = {quota.perMinute(), quota.perHour(), quota.perDay()};
    windows.forEach(window -> window.roll(now));
    for (int i = 0; i < limits.length; i++) {
      var window = windows.get(i);
      if (window.passed().size() >= limits[i]) {
        var room = window.nextRoom(now);
        return new Verdict(limits[i], 0, ceilSecond(room), secondsUntil(now, room));
      }
    }
    windows.forEach(window -> window.passed().addLast(now));
    return tightest(windows, limits, now);
  }

  private static Verdict tightest(List<Window> windows, int[] limits, Instant now) {
    int tightest = 0;
    for (int i = 1; i < limits.length; i++) {
      int left = limits[i] - windows.get(i).passed().size();
      if (left < limits[tightest] - windows.get(tightest).passed().size()) {
        tightest = i;
      }
    }
    var window = windows.get(tightest);
    return new Verdict(
        limits[tightest],
        limits[tightest] - window.passed().size(),
        ceilSecond(window.nextRoom(now)),
        null);
  }

  private static long ceilSecond(Instant instant) {
    return instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
  }

  private static long secondsUntil(Instant now, Instant room) {
    return Math.max(1, Duration.between(now, room).plusMillis(999).toSeconds());
  }
}
