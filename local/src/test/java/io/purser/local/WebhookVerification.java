package io.purser.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What docs/events.md tells receivers to do. It uses nothing of ours. */
public final class WebhookVerification {
  private WebhookVerification() {}

  public static boolean isGenuine(
      String secret, String id, String timestamp, String signatures, byte[] body, Instant now)
      throws GeneralSecurityException {
    if (Math.abs(now.getEpochSecond() - Long.parseLong(timestamp)) > 300) {
      return false;
    }
    var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
    var expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    for (var signature : signatures.split(" ", -1)) {
      if (MessageDigest.isEqual(expected.getBytes(UTF_8), signature.getBytes(UTF_8))) {
        return true;
      }
    }
    return false;
  }
}
