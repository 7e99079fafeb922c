package io.purser.twin.state;

import org.jspecify.annotations.Nullable;

/**
 * How a delivery is signed.
 *
 * @param timestamp Unix seconds to sign with; null means the wall clock at each attempt
 * @param signature the header to send as it is, only with {@link Hand#RECORDED}
 */
public record Signing(Hand hand, @Nullable Long timestamp, @Nullable String signature) {

  /** Who seems to have signed. */
  public enum Hand {
    GENUINE,
    WRONG_SECRET,
    NONE,
    RECORDED
  }

  public static final Signing GENUINE = new Signing(Hand.GENUINE, null, null);

  public static Signing genuineAt(long timestamp) {
    return new Signing(Hand.GENUINE, timestamp, null);
  }

  public static Signing by(Hand hand, @Nullable Long timestamp) {
    return new Signing(hand, timestamp, null);
  }

  public static Signing recorded(long timestamp, @Nullable String signature) {
    return new Signing(Hand.RECORDED, timestamp, signature);
  }
}
