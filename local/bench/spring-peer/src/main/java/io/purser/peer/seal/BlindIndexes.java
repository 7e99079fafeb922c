package io.purser.peer.seal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.Phone;
import io.purser.domain.tenant.KeyProvider;
import io.purser.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Keyed hashes by which sealed values are found. */
@Component
public class BlindIndexes {
  private static final int KEPT_IN_MEMORY = 10_000;

  private final KeyProvider provider;
  private final Cache<String, KeyedHash> keys =
      Caffeine.newBuilder().maximumSize(KEPT_IN_MEMORY).build();

  BlindIndexes(KeyProvider provider) {
    this.provider = provider;
  }

  public byte[] of(TenantId tenant, Email email) {
    return hash("find e-mail in " + tenant, email.canonical());
  }

  public byte[] of(TenantId tenant, Phone phone) {
    return hash("find phone in " + tenant, phone.value());
  }

  private byte[] hash(String purpose, String value) {
    return keys.get(purpose, it -> new KeyedHash(provider.keyFor(it)))
        .of(value.getBytes(StandardCharsets.UTF_8));
  }
}
