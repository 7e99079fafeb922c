package io.purser.domain.webhook;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What messages to one endpoint are signed with: {@code whsec_} and the key in base 64, as Standard
 * Webhooks writes it.
 *
 * @param value the whole text, which receivers are configured with
 */
public record SigningSecret(String value) {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int NEW_KEY_BYTES = 32;
  private static final int SHORTEST_KEY_BYTES = 24;
  private static final int LONGEST_KEY_BYTES = 64;

  public SigningSecret {
    int length = value.startsWith(PREFIX) ? key(value).length : 0;
    if (length < SHORTEST_KEY_BYTES || length > LONGEST_KEY_BYTES) {
      throw new IllegalArgumentException("not a signing secret");
    }
  }

  public static SigningSecret random(SecureRandom random) {
    var key = new byte[NEW_KEY_BYTES];
    random.nextBytes(key);
    return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(key));
  }

  /** The signature of these bytes, as it stands in the header. */
  String sign(byte[] content) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(value), ALGORITHM));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }

  private static byte[] key(String value) {
    return Base64.getDecoder().decode(value.substring(PREFIX.length()));
  }

  @Override
  public String toString() {
    return "SigningSecret[hidden]";
  }
}
