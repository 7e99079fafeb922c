package io.purser.domain.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt to send a message ended. What the receiver wrote back is not kept: it may hold
 * anything.
 *
 * @param status what the receiver answered, or null when it did not
 * @param retryAfter how long the receiver wants to be left alone, or null when it did not say
 */
public record Attempt(
    Result result, @Nullable Integer status, @Nullable Duration retryAfter, Duration took) {

  /** What it came to. */
  public enum Result {
    /** Answered 2xx. */
    DELIVERED,
    /** Answered 410: it wants nothing more. */
    GONE,
    /** Answered 3xx; a redirect is not followed, since nobody has checked where it leads. */
    REDIRECTED,
    /** Answered anything else. */
    REFUSED,
    /** Did not answer in time. */
    TIMED_OUT,
    /** Nobody knows the host's name. */
    UNKNOWN_HOST,
    /** The host's name leads to an address that webhooks are not sent to. */
    FORBIDDEN_ADDRESS,
    /** Nobody listens there. */
    NO_CONNECTION,
    /** Its certificate is not one that is trusted for its name. */
    NOT_TRUSTED,
    /** The connection broke before the answer. */
    BROKEN_OFF
  }

  public static Attempt answered(int status, @Nullable Duration retryAfter, Duration took) {
    return new Attempt(resultOf(status), status, retryAfter, took);
  }

  public static Attempt failed(Result result, Duration took) {
    return new Attempt(result, null, null, took);
  }

  private static Result resultOf(int status) {
    if (status == 410) {
      return Result.GONE;
    }
    return switch (status / 100) {
      case 2 -> Result.DELIVERED;
      case 3 -> Result.REDIRECTED;
      default -> Result.REFUSED;
    };
  }

  /** The last attempt of a delivery, as it is shown. */
  public record Last(Result result, @Nullable Integer status, Duration took, Instant at) {}
}
