package io.purser.domain.programme;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How the programme behind a tenant stands, from what we keep. The provider is asked only while
 * nothing is kept at all.
 */
public final class ReadProgramme {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final CardProgrammes programmes;
  private final RefreshProgramme refresh;
  private final Duration freshFor;
  private final InstantSource clock;

  /**
   * @param freshFor after which time what is kept is called stale
   */
  public ReadProgramme(
      UnitOfWork work,
      Tenants tenants,
      CardProgrammes programmes,
      RefreshProgramme refresh,
      Duration freshFor,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.programmes = programmes;
    this.refresh = refresh;
    this.freshFor = freshFor;
    this.clock = clock;
  }

  public RefreshProgramme.Result handle(TenantId tenant, Deadline deadline) {
    ProviderAccountId account = tenants.get(tenant).orElseThrow().account();
    return work.inAccount(account, () -> programmes.get(account))
        .<RefreshProgramme.Result>map(RefreshProgramme.Result.Refreshed::new)
        .orElseGet(() -> refresh.handle(account, deadline));
  }

  /** Whether the provider was last asked so long ago that it may be otherwise by now. */
  public boolean isStale(Instant asOf) {
    return asOf.plus(freshFor).isBefore(clock.instant());
  }
}
