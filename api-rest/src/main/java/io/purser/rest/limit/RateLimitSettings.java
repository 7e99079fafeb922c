package io.purser.rest.limit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.purser.domain.throttle.Rate;

/**
 * How often may be asked, {@code purser.rate-limit.*}: so many a second in the long run, and a
 * burst of so many at once, by all nodes together.
 *
 * @param callerPerSecond of one caller: a service, an end user or an operator
 * @param tenantPerSecond of all callers of a tenant together
 * @param addressPerSecond of one address, whoever it is; an IPv6 network of 64 bits is one address
 * @param failuresPerSecond of one address, without a credential that proves anything
 * @param deliveriesPerSecond of one address, for the provider
 * @param nodes the most nodes there may be: each goes on with so small a part of every limit while
 *     the database is away
 * @param kept how many callers, and how many addresses, a node keeps count of
 */
@ConfigurationProperties("purser.rate-limit")
public record RateLimitSettings(
    @Bindable(defaultValue = "100") int callerPerSecond,
    @Bindable(defaultValue = "200") int callerBurst,
    @Bindable(defaultValue = "1000") int tenantPerSecond,
    @Bindable(defaultValue = "2000") int tenantBurst,
    @Bindable(defaultValue = "1000") int addressPerSecond,
    @Bindable(defaultValue = "2000") int addressBurst,
    @Bindable(defaultValue = "5") int failuresPerSecond,
    @Bindable(defaultValue = "50") int failuresBurst,
    @Bindable(defaultValue = "1000") int deliveriesPerSecond,
    @Bindable(defaultValue = "5000") int deliveriesBurst,
    @Bindable(defaultValue = "8") int nodes,
    @Bindable(defaultValue = "50000") int kept) {
  public RateLimitSettings {
    rate("caller", callerPerSecond, callerBurst);
    rate("tenant", tenantPerSecond, tenantBurst);
    rate("address", addressPerSecond, addressBurst);
    rate("failures", failuresPerSecond, failuresBurst);
    rate("deliveries", deliveriesPerSecond, deliveriesBurst);
    if (nodes < 1 || kept < 1) {
      throw new IllegalArgumentException(
          "purser.rate-limit.nodes and purser.rate-limit.kept must be at least 1");
    }
  }

  Rate caller() {
    return rate("caller", callerPerSecond, callerBurst);
  }

  Rate tenant() {
    return rate("tenant", tenantPerSecond, tenantBurst);
  }

  Rate address() {
    return rate("address", addressPerSecond, addressBurst);
  }

  Rate failures() {
    return rate("failures", failuresPerSecond, failuresBurst);
  }

  Rate deliveries() {
    return rate("deliveries", deliveriesPerSecond, deliveriesBurst);
  }

  static Rate rate(String of, int perSecond, int burst) {
    try {
      return new Rate(perSecond, burst);
    } catch (IllegalArgumentException unusable) {
      throw new IllegalArgumentException(
          "purser.rate-limit." + of + "-*: " + unusable.getMessage(), unusable);
    }
  }
}
