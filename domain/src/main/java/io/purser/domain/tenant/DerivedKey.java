package io.purser.domain.tenant;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A key for one purpose, derived when it is first needed and the same from then on. */
public final class DerivedKey {
  private static final String ALGORITHM = "HmacSHA256";

  private final KeyProvider provider;
  private final String purpose;
  private volatile byte @Nullable [] key;

  public DerivedKey(KeyProvider provider, String purpose) {
    this.provider = provider;
    this.purpose = purpose;
  }

  /** An HMAC with SHA-256 that begins. Whoever is first may have to wait for the root key. */
  public Mac mac() {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes(), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** The HMAC of a text, in hex. */
  public String hash(String text) {
    return HexFormat.of().formatHex(mac().doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  private byte[] bytes() {
    var known = key;
    if (known == null) {
      known = provider.keyFor(purpose);
      key = known;
    }
    return known;
  }
}
