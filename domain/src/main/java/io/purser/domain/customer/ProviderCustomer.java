package io.purser.domain.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the provider knows it.
 *
 * @param id the provider's id
 * @param status the provider's own word, such as {@code active} or {@code suspended}; {@code
 *     unknown} when the provider says it has no such customer
 * @param asOf when the provider said so
 * @param email the one that the provider has, which it never changes; null where it named none that
 *     we can read
 */
public record ProviderCustomer(String id, String status, Instant asOf, @Nullable Email email) {
  public static final String UNKNOWN = "unknown";

  public ProviderCustomer saidToBe(String newStatus, Instant at) {
    return new ProviderCustomer(id, newStatus, at, email);
  }

  ProviderCustomer withoutEmail() {
    return new ProviderCustomer(id, status, asOf, null);
  }

  ProviderCustomer knownBy(@Nullable Email known) {
    return new ProviderCustomer(id, status, asOf, known);
  }
}
