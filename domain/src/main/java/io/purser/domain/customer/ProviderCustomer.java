package io.purser.domain.customer;

import java.time.Instant;

/**
 * A customer as the provider knows it.
 *
 * @param id the provider's id
 * @param status the provider's own word, such as {@code active} or {@code suspended}; {@code
 *     unknown} when the provider says it has no such customer
 * @param asOf when the provider said so
 */
public record ProviderCustomer(String id, String status, Instant asOf) {
  public static final String UNKNOWN = "unknown";

  public ProviderCustomer saidToBe(String newStatus, Instant at) {
    return new ProviderCustomer(id, newStatus, at);
  }
}
