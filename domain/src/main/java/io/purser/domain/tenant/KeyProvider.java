package io.purser.domain.tenant;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Where the root key comes from. Everything personal is sealed under keys that are derived from it
 * or sealed under one that is, so losing it loses them.
 */
public interface KeyProvider {
  /** 32 bytes, the same at every call and for every node. */
  byte[] rootKey();

  /**
   * A key of 32 bytes for one purpose, by HKDF with SHA-256 (RFC 5869). It tells nothing about the
   * key of another purpose.
   */
  default byte[] keyFor(String purpose) {
    try {
      var info = purpose.getBytes(StandardCharsets.UTF_8);
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(HKDFParameterSpec.ofExtract().addIKM(rootKey()).thenExpand(info, 32));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform has HKDF since Java 25", e);
    }
  }
}
