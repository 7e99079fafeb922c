package io.purser.yativo.call;

import java.time.Duration;

/**
 * An access token, with its times on the monotonic clock. A token is itself: two are never equal.
 */
final class Token {
  /** The provider recommends to renew this long before the end. */
  private static final Duration RENEWED_BEFORE = Duration.ofMinutes(5);

  /** A request needs a moment to arrive. */
  private static final Duration TRAVEL = Duration.ofSeconds(10);

  private final String value;
  private final long askedAt;
  private final Duration lifetime;

  /**
   * @param askedAt when it was asked for, so that its life is never thought longer than it is
   */
  Token(String value, long askedAt, Duration lifetime) {
    this.value = value;
    this.askedAt = askedAt;
    this.lifetime = lifetime;
  }

  String value() {
    return value;
  }

  /** Not yet due to be renewed. A short life is renewed at its half. */
  boolean isFresh(long now) {
    return age(now).compareTo(lifetime.minus(shorter(RENEWED_BEFORE, lifetime.dividedBy(2)))) < 0;
  }

  /** Still good, be it due to be renewed or not. */
  boolean isGood(long now) {
    return age(now).compareTo(lifetime.minus(shorter(TRAVEL, lifetime.dividedBy(4)))) < 0;
  }

  private Duration age(long now) {
    return Duration.ofNanos(now - askedAt);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public String toString() {
    return "Token[hidden]";
  }
}
