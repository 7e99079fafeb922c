package io.purser.domain.card.limit;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.Money;
import io.purser.domain.operation.OperationId;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer may spend by card. The daily limit can be changed: the change is first wanted,
 * then scheduled, because the provider lets it wait for some minutes, and then in force.
 *
 * @param asOf when the provider told what is in force
 * @param wanted the newest change that the provider was or is to be asked for, or null
 * @param scheduled the change that it has accepted and that is not in force yet, or null
 * @param version the one loaded; saving over any other is refused
 */
public record SpendingLimit(
    TenantId tenant,
    CustomerId customer,
    ReportedLimits inForce,
    Instant asOf,
    @Nullable Wanted wanted,
    @Nullable Scheduled scheduled,
    long version) {
  private static final Duration LATE = Duration.ofMinutes(15);

  /** A daily limit and the operation that asks for it. */
  public record Wanted(Money daily, OperationId operation) {}

  /** A daily limit and when the provider meant it to be in force. */
  public record Scheduled(Money daily, Instant from) {
    /** Whether it should have been in force for long. */
    public boolean isOverdue(Instant now) {
      return now.isAfter(from.plus(LATE));
    }
  }

  /** As it is when the provider first tells of it. */
  public static SpendingLimit of(
      TenantId tenant, CustomerId customer, ReportedLimits inForce, Instant asOf) {
    return new SpendingLimit(tenant, customer, inForce, asOf, null, null, 0);
  }

  /** What is known never gets older. A change that is seen to be in force waits no longer. */
  public SpendingLimit seen(ReportedLimits now, Instant at) {
    if (at.isBefore(asOf)) {
      return this;
    }
    boolean arrived = scheduled != null && isDaily(now, scheduled.daily());
    return new SpendingLimit(
        tenant, customer, now, at, wanted, arrived ? null : scheduled, version);
  }

  public SpendingLimit want(Wanted change) {
    return new SpendingLimit(tenant, customer, inForce, asOf, change, scheduled, version);
  }

  /** The operation has ended. A newer one stays wanted. */
  public SpendingLimit settled(OperationId operation) {
    return wanted != null && wanted.operation().equals(operation)
        ? new SpendingLimit(tenant, customer, inForce, asOf, null, scheduled, version)
        : this;
  }

  /** Of two changes that the provider has accepted, the later one counts there. */
  public SpendingLimit scheduled(Scheduled change) {
    return new SpendingLimit(tenant, customer, inForce, asOf, wanted, change, version);
  }

  public SpendingLimit withVersion(long stored) {
    return new SpendingLimit(tenant, customer, inForce, asOf, wanted, scheduled, stored);
  }

  /** Whether this is the daily limit, now and when everything accepted is in force. */
  public boolean stays(Money daily) {
    return scheduled == null ? isDaily(inForce, daily) : scheduled.daily().equals(daily);
  }

  public boolean isStale(Instant now, Duration freshFor) {
    return asOf.plus(freshFor).isBefore(now);
  }

  private static boolean isDaily(ReportedLimits reported, Money daily) {
    return reported.daily() != null && reported.daily().limit().equals(daily);
  }
}
