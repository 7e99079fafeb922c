package io.purser.domain.card.limit;

import static java.util.Comparator.comparing;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.InMemoryCustomers;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@link SpendingLimits} in memory. */
public final class InMemorySpendingLimits implements SpendingLimits {
  private static final Duration SELDOMEST = Duration.ofDays(1);

  private final InMemoryUnitOfWork work;
  private final InMemoryCustomers customers;
  private final InstantSource clock;
  private final Rows<Due, SpendingLimit> rows;
  private final Rows<Due, Instant> asked;

  public InMemorySpendingLimits(
      InMemoryUnitOfWork work, InMemoryCustomers customers, InstantSource clock) {
    this.work = work;
    this.customers = customers;
    this.clock = clock;
    this.rows = new Rows<>(work);
    this.asked = new Rows<>(work);
  }

  @Override
  public void add(SpendingLimit limit) {
    work.require(limit.tenant(), "spendingLimits.add");
    rows.add(key(limit), limit.withVersion(1));
    asked.add(key(limit), clock.instant());
  }

  @Override
  public void save(SpendingLimit limit) {
    work.require(limit.tenant(), "spendingLimits.save");
    var stored = rows.lock(key(limit));
    if (stored.isEmpty() || stored.get().version() != limit.version()) {
      throw new StaleAggregate(limit.customer().value());
    }
    rows.put(key(limit), limit.withVersion(limit.version() + 1));
  }

  @Override
  public Optional<SpendingLimit> get(TenantId tenant, CustomerId customer) {
    work.require(tenant, "spendingLimits.get");
    return rows.get(new Due(tenant, customer));
  }

  @Override
  public Optional<SpendingLimit> getForUpdate(TenantId tenant, CustomerId customer) {
    work.require(tenant, "spendingLimits.getForUpdate");
    return rows.lock(new Due(tenant, customer));
  }

  @Override
  public List<Due> due(Duration age, int maximum) {
    return work.alone(
        "spendingLimits.due",
        () -> {
          var now = clock.instant();
          var due =
              rows.all()
                  .filter(row -> !customers.isDeleted(row.customer()))
                  .filter(row -> isDue(row, age, now))
                  .sorted(
                      comparing((SpendingLimit row) -> asked.get(key(row)).orElseThrow())
                          .thenComparing(row -> row.customer().value()))
                  // Who has been named since the rows were read is only seen under the lock.
                  .filter(row -> asked.tryLock(key(row)))
                  .filter(row -> isDue(row, age, now))
                  .limit(maximum)
                  .map(InMemorySpendingLimits::key)
                  .toList();
          due.forEach(named -> asked.put(named, now));
          return due;
        });
  }

  private boolean isDue(SpendingLimit row, Duration age, Instant now) {
    var scheduled = row.scheduled();
    if (scheduled == null || scheduled.from().isAfter(now)) {
      return false;
    }
    var askedAt = asked.get(key(row)).orElseThrow();
    var late = Duration.between(scheduled.from(), now).dividedBy(10);
    var capped = late.compareTo(SELDOMEST) > 0 ? SELDOMEST : late;
    var wait = capped.compareTo(age) > 0 ? capped : age;
    return askedAt.isBefore(scheduled.from()) || !askedAt.isAfter(now.minus(wait));
  }

  private static Due key(SpendingLimit limit) {
    return new Due(limit.tenant(), limit.customer());
  }
}
