package io.purser.domain.programme.history;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What moved the master wallet behind a tenant, from what we keep; the provider is never asked. All
 * tenants of a provider account see all of it, as they see what is in the master wallet.
 */
public final class ReadHistory {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final Movements movements;
  private final HistoryReadings readings;
  private final Duration freshFor;
  private final InstantSource clock;

  /**
   * @param freshFor after which time what is kept is called stale
   */
  public ReadHistory(
      UnitOfWork work,
      Tenants tenants,
      Movements movements,
      HistoryReadings readings,
      Duration freshFor,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.movements = movements;
    this.readings = readings;
    this.freshFor = freshFor;
    this.clock = clock;
  }

  public History handle(TenantId tenant, List<MovementFilter> filters, PageRequest page) {
    var account = tenants.get(tenant).orElseThrow().account();
    var now = clock.instant();
    return work.inAccount(
        account,
        () -> {
          // Looked at first: what is listed may be newer than it says, and never older.
          var asOf = readings.asOf(account).orElse(null);
          return new History(
              movements.list(account, filters, page),
              asOf,
              asOf == null || asOf.plus(freshFor).isBefore(now));
        });
  }

  /**
   * @param asOf when the provider was asked that told all of it; null while it has not told all
   * @param isStale whether there may be more by now, or it is not known
   */
  public record History(Page<Movement> page, @Nullable Instant asOf, boolean isStale) {}
}
