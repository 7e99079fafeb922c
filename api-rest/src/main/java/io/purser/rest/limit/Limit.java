package io.purser.rest.limit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.purser.domain.throttle.Standing;
import java.time.Duration;
import java.util.Optional;

/** How a request stands with one limit. */
record Limit(Policy policy, Standing standing) {
  private static final String ATTRIBUTE = "purser.rate-limit";

  /** The nearest limit that the request has met; empty when it has met none. */
  static Optional<Limit> of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Limit.class);
  }

  /** Keeps it with the request when it is nearer than what was there. */
  void note(HttpRequest<?> request) {
    if (of(request).filter(before -> before.isNearerThan(this)).isEmpty()) {
      request.setAttribute(ATTRIBUTE, this);
    }
  }

  private boolean isNearerThan(Limit other) {
    return other.standing.within()
        && (!standing.within() || standing.part() < other.standing.part());
  }

  /** As draft-ietf-httpapi-ratelimit-headers has it. */
  void put(MutableHttpHeaders headers) {
    var rate = standing.rate();
    headers.set(
        "RateLimit-Policy",
        "\"%s\";q=%d;w=%d".formatted(policy.text(), rate.burst(), rate.window().toSeconds()));
    headers.set(
        "RateLimit",
        "\"%s\";r=%d;t=%d"
            .formatted(policy.text(), standing.remaining(), wholeSeconds(standing.whole())));
  }

  private static long wholeSeconds(Duration time) {
    return time.plusNanos(999_999_999).toSeconds();
  }
}
