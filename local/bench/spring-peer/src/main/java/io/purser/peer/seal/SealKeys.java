package io.purser.peer.seal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.KeyProvider;
import io.purser.domain.tenant.TenantId;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** The keys that things are sealed under: each customer's own, and those of tenants. */
@Component
public class SealKeys {
  private static final int KEY_BYTES = 32;
  private static final int KEPT_IN_MEMORY = 10_000;
  private static final Duration KEPT_FOR = Duration.ofMinutes(5);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeyProvider provider;
  private final SecretKey wrapping;
  private final Cache<Owner, SecretKey> ofCustomers =
      Caffeine.newBuilder().maximumSize(KEPT_IN_MEMORY).expireAfterWrite(KEPT_FOR).build();
  private final Cache<TenantId, SecretKey> ofTenants =
      Caffeine.newBuilder().maximumSize(KEPT_IN_MEMORY).build();

  SealKeys(KeyProvider provider) {
    this.provider = provider;
    this.wrapping = key(provider.keyFor("wrap data keys"));
  }

  public Sealer ofTenant(TenantId tenant) {
    return new Sealer(ofTenants.get(tenant, it -> key(provider.keyFor("seal for tenant " + it))));
  }

  /** For what is about a customer, from what was read of its key. */
  public Sealer ofCustomer(TenantId tenant, CustomerId customer, byte[] wrapped) {
    return new Sealer(
        ofCustomers.get(
            new Owner(tenant, customer),
            _ -> key(new Sealer(wrapping).open(place(tenant, customer), wrapped))));
  }

  /** A key for a customer who is about to be added. */
  public NewKey create(TenantId tenant, CustomerId customer) {
    var bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    var key = key(bytes);
    ofCustomers.put(new Owner(tenant, customer), key);
    return new NewKey(new Sealer(key), new Sealer(wrapping).seal(place(tenant, customer), bytes));
  }

  /**
   * A key that is not stored yet.
   *
   * @param wrapped the form in which it is stored
   */
  public record NewKey(Sealer sealer, byte[] wrapped) {}

  private static SecretKey key(byte[] bytes) {
    return new SecretKeySpec(bytes, "AES");
  }

  private static Place place(TenantId tenant, CustomerId customer) {
    return new Place("data_key", "wrapped_key", tenant.value(), customer.value());
  }

  private record Owner(TenantId tenant, CustomerId customer) {}
}
