package io.purser.persistence.seal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.Phone;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.tenant.KeyProvider;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.throttle.Subject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes (HMAC with SHA-256) by which sealed values are found. Whoever has the database and
 * not the master key can neither read them nor try out guesses, nor tell whether two tenants have
 * the same customer.
 */
@Singleton
public final class BlindIndexes {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEPT_IN_MEMORY = 10_000;
  private static final int NAME_WORD_BYTES = 16;
  private static final int CHANGE_BYTES = 16;
  private static final int SUBJECT_BYTES = 16;

  private final KeyProvider provider;
  private final Cache<String, SecretKeySpec> keys =
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

  /**
   * Of a word that a customer is called by, or of its beginning. Half of the hash tells as many
   * words apart as there will ever be, and there are many of these.
   */
  public byte[] ofNameWord(TenantId tenant, String word) {
    return Arrays.copyOf(hash("find name in " + tenant, word), NAME_WORD_BYTES);
  }

  /** Of what the provider knows the effect of an operation by. */
  public byte[] ofNaturalKey(ProviderAccountId account, OperationKind kind, String naturalKey) {
    var name = kind.keySpace().toUpperCase(Locale.ROOT);
    return hash("find natural key of " + name + " in " + account, naturalKey);
  }

  /** Of what a caller calls an order of money. */
  public byte[] ofReference(TenantId tenant, OperationKind kind, String reference) {
    return hash("find reference of " + kind.name() + " in " + tenant, reference);
  }

  /** Of a file that a customer handed in, whose plain hash says which file it is. */
  public byte[] ofDocument(TenantId tenant, CustomerId customer, byte[] hash) {
    return hash("find document of " + customer + " in " + tenant, hash);
  }

  /** Of what a member of a tenant's was before or is after, for the audit log. */
  public byte[] ofChange(TenantId tenant, String member, String value) {
    return Arrays.copyOf(hash("audit " + member + " in " + tenant, value), CHANGE_BYTES);
  }

  public byte[] ofDelivery(ProviderAccountId account, byte[] body) {
    return hash("find delivery in " + account, body);
  }

  public byte[] ofEvent(ProviderAccountId account, String eventId) {
    return hash("find event in " + account, eventId);
  }

  /** Of whose requests are counted together, in hex; half of the hash tells them apart. */
  public String ofSubject(Subject subject) {
    return HexFormat.of().formatHex(hash("find rate limit", subject.text()), 0, SUBJECT_BYTES);
  }

  private byte[] hash(String purpose, String text) {
    return hash(purpose, text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] hash(String purpose, byte[] value) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(keys.get(purpose, p -> new SecretKeySpec(provider.keyFor(p), ALGORITHM)));
      return mac.doFinal(value);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
