package io.purser.yativo.webhook;

import io.purser.domain.inbox.DeliveryVerifier;
import io.purser.domain.inbox.Endpoint;
import io.purser.domain.inbox.Refusal;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The provider signs {@code {timestamp}.{body}} with HMAC-SHA256 under the endpoint's secret, over
 * the very bytes that it sends ({@code docs/provider.md}). How old a delivery may be is not decided
 * here.
 */
@Singleton
final class HmacDeliveryVerifier implements DeliveryVerifier {
  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern SIGNATURE = Pattern.compile("sha256=([0-9a-fA-F]{64})");

  /** Seconds from 2001 to 2286: anything else is no time, or not in seconds. */
  private static final Pattern TIMESTAMP = Pattern.compile("[1-9][0-9]{9}");

  @Override
  public Verdict verify(
      Endpoint endpoint, List<String> signatures, List<String> timestamps, byte[] body) {
    if (signatures.size() != 1 || timestamps.size() != 1) {
      return new Verdict.Forged(Refusal.HEADERS);
    }
    String timestamp = timestamps.getFirst();
    if (!TIMESTAMP.matcher(timestamp).matches()) {
      return new Verdict.Forged(Refusal.TIMESTAMP);
    }
    var signature = SIGNATURE.matcher(signatures.getFirst());
    if (!signature.matches()) {
      return new Verdict.Forged(Refusal.SIGNATURE_FORM);
    }
    byte[] given = HexFormat.of().parseHex(signature.group(1));
    return isSigned(endpoint, timestamp, body, given)
        ? new Verdict.Genuine(Instant.ofEpochSecond(Long.parseLong(timestamp)))
        : new Verdict.Forged(Refusal.SIGNATURE);
  }

  /**
   * Both secrets that are good are always tried, so the time it takes does not tell which one fits.
   */
  private static boolean isSigned(Endpoint endpoint, String timestamp, byte[] body, byte[] given) {
    var previous = endpoint.previous();
    boolean now = MessageDigest.isEqual(hmac(endpoint.secret(), timestamp, body), given);
    boolean before =
        previous != null && MessageDigest.isEqual(hmac(previous.secret(), timestamp, body), given);
    return now || before;
  }

  private static byte[] hmac(String secret, String timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update(timestamp.getBytes(StandardCharsets.US_ASCII));
      mac.update((byte) '.');
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has " + ALGORITHM, e);
    }
  }
}
