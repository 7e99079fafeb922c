package io.purser.persistence.seal;

import static io.purser.persistence.schema.Tables.CUSTOMER;
import static io.purser.persistence.schema.Tables.DATA_KEY;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.KeyProvider;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys that things are sealed under. What is about a customer is under a key of the customer's
 * own, which is random, stored under the root key, and destroyed when the customer is erased. What
 * is about no customer is under a key of the tenant or the account, derived from the root key.
 */
@Singleton
public final class SealKeys {
  private static final int KEPT_IN_MEMORY = 10_000;

  /** How long a destroyed key may live on in the memory of another node. */
  private static final Duration KEPT_FOR = Duration.ofMinutes(5);

  private final KeyProvider provider;
  private final Cache<Owner, SealKey> ofCustomers =
      Caffeine.newBuilder().maximumSize(KEPT_IN_MEMORY).expireAfterWrite(KEPT_FOR).build();
  private final Cache<String, SealKey> derived =
      Caffeine.newBuilder().maximumSize(KEPT_IN_MEMORY).build();

  SealKeys(KeyProvider provider) {
    this.provider = provider;
  }

  private SealKey wrapping() {
    return derived.get("wrap data keys", _ -> wrapping(provider));
  }

  /** What customers' keys are stored under. */
  static SealKey wrapping(KeyProvider provider) {
    return new SealKey(provider.keyFor("wrap data keys"));
  }

  public SealKey ofTenant(TenantId tenant) {
    return derived.get(
        "seal for tenant " + tenant, purpose -> new SealKey(provider.keyFor(purpose)));
  }

  public SealKey ofAccount(ProviderAccountId account) {
    return derived.get(
        "seal for account " + account, purpose -> new SealKey(provider.keyFor(purpose)));
  }

  /**
   * The key to seal under what is about a customer. What comes later about one who was erased is
   * sealed under a key that nobody keeps, and so is erased as it is written. Inside a unit of work
   * of the tenant.
   */
  public SealKey ofCustomer(TenantId tenant, CustomerId customer) {
    return find(tenant, customer)
        .or(() -> isErased(tenant, customer) ? Optional.of(ofNobody()) : Optional.empty())
        .orElseThrow(() -> destroyed(customer));
  }

  /** A key that opens nothing, and under which what is sealed is lost. */
  public static SealKey ofNobody() {
    return SealKey.random();
  }

  private static boolean isErased(TenantId tenant, CustomerId customer) {
    return OpenWork.of(tenant)
        .fetchExists(
            CUSTOMER,
            CUSTOMER
                .TENANT_ID
                .eq(tenant)
                .and(CUSTOMER.ID.eq(customer))
                .and(CUSTOMER.ERASED_AT.isNotNull()));
  }

  /**
   * Destroys the customer's key, and with it everything under it. Other nodes forget it within five
   * minutes.
   */
  public void destroy(TenantId tenant, CustomerId customer) {
    OpenWork.of(tenant)
        .deleteFrom(DATA_KEY)
        .where(DATA_KEY.TENANT_ID.eq(tenant))
        .and(DATA_KEY.CUSTOMER_ID.eq(customer))
        .execute();
    ofCustomers.invalidate(new Owner(tenant, customer));
  }

  /** The customer's key, or empty when the customer was erased or never added. */
  public Optional<SealKey> find(TenantId tenant, CustomerId customer) {
    var known = ofCustomers.getIfPresent(new Owner(tenant, customer));
    if (known != null) {
      return Optional.of(known);
    }
    return OpenWork.of(tenant)
        .select(DATA_KEY.WRAPPED_KEY)
        .from(DATA_KEY)
        .where(DATA_KEY.TENANT_ID.eq(tenant))
        .and(DATA_KEY.CUSTOMER_ID.eq(customer))
        .fetchOptional(DATA_KEY.WRAPPED_KEY)
        .map(wrapped -> ofCustomer(tenant, customer, wrapped));
  }

  /**
   * What is read with the key for what is about this customer, or about none; empty when the
   * customer was erased. Inside a unit of work.
   *
   * @throws BrokenSeal when it was not sealed with that key, and the customer is not erased
   */
  public <T> Optional<T> read(
      TenantId tenant, @Nullable CustomerId customer, Function<SealKey, T> reading) {
    if (customer == null) {
      return Optional.of(reading.apply(ofTenant(tenant)));
    }
    try {
      return find(tenant, customer).map(reading);
    } catch (BrokenSeal broken) {
      // Sealed by a node that knew of the erasure, while we remembered the key of before.
      if (!isErased(tenant, customer)) {
        throw broken;
      }
      ofCustomers.invalidate(new Owner(tenant, customer));
      return Optional.empty();
    }
  }

  /** The customer's key, from what was read of it; null when there is none any more. */
  public SealKey ofCustomer(TenantId tenant, CustomerId customer, byte @Nullable [] wrapped) {
    if (wrapped == null) {
      throw destroyed(customer);
    }
    return ofCustomers.get(
        new Owner(tenant, customer),
        _ -> new SealKey(wrapping().open(place(tenant, customer), wrapped)));
  }

  /** The key to seal under what is about this customer, or about none. Inside a unit of work. */
  public SealKey of(TenantId tenant, @Nullable CustomerId customer) {
    return customer == null ? ofTenant(tenant) : ofCustomer(tenant, customer);
  }

  /** A key for a customer who is about to be added. */
  public SealKey create(TenantId tenant, CustomerId customer) {
    var key = SealKey.random();
    ofCustomers.put(new Owner(tenant, customer), key);
    return key;
  }

  /** The form in which the customer's key is stored. */
  public byte[] wrap(TenantId tenant, CustomerId customer, SealKey key) {
    return wrapping().seal(place(tenant, customer), key.bytes());
  }

  private static IllegalStateException destroyed(CustomerId customer) {
    return new IllegalStateException("the key of " + customer + " is destroyed");
  }

  static Place place(TenantId tenant, CustomerId customer) {
    return Place.of(DATA_KEY.WRAPPED_KEY, tenant.value(), customer.value());
  }

  private record Owner(TenantId tenant, CustomerId customer) {}
}
