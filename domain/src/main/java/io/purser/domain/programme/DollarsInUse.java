package io.purser.domain.programme;

import io.purser.domain.card.account.funding.Fundings;
import io.purser.domain.money.Money;
import io.purser.domain.programme.swap.Swaps;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is set aside of a master wallet, or was paid out of it after it was read. Used inside a unit
 * of work of the tenant.
 */
public final class DollarsInUse {
  private final Fundings fundings;
  private final Swaps swaps;

  public DollarsInUse(Fundings fundings, Swaps swaps) {
    this.fundings = fundings;
    this.swaps = swaps;
  }

  /** What fundings and swaps take that what was in it at this moment may not show. */
  public Money notIn(TenantId tenant, Instant readAt) {
    return fundings.notIn(tenant, readAt).plus(swaps.notIn(tenant, readAt));
  }

  /** What may still be promised of it. Empty when it was never read. */
  public Optional<Money> available(TenantId tenant, Optional<MasterWallet> dollars) {
    return dollars.map(read -> read.available().minus(notIn(tenant, read.asOf())));
  }
}
