package io.purser.domain.operation;

import io.purser.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The idempotency key under which the provider gets an order. It follows from the business
 * reference alone, so every attempt of every node sends the same one, whatever was lost in between.
 *
 * @param value 64 hexadecimal digits
 */
public record ProviderKey(String value) {
  public static ProviderKey of(TenantId tenant, OperationKind kind, String reference) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (tenant + "\n" + kind.name() + "\n" + reference)
                      .getBytes(StandardCharsets.UTF_8));
      return new ProviderKey(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
