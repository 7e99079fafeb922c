package io.purser.rest.access;

import io.purser.domain.access.Caller;
import io.purser.domain.access.Permission;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.TenantRegister;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Keeps out whoever belongs to a suspended tenant. What is known is remembered for a moment, here
 * and nowhere else; so long may a tenant go on that was suspended.
 */
@Singleton
final class SuspendedTenants {
  private static final Duration REMEMBERED_FOR = Duration.ofSeconds(5);
  private static final int REMEMBERED = 10_000;

  private final UnitOfWork work;
  private final TenantRegister register;
  private final ShortMemory<TenantId, Boolean> known =
      new ShortMemory<>(REMEMBERED, REMEMBERED_FOR);

  /**
   * @param work on the small pool, so that who may come in does not wait for those who are in
   */
  SuspendedTenants(@Named("intake") UnitOfWork work, TenantRegister register) {
    this.work = work;
    this.register = register;
  }

  /**
   * Whether the caller may not do this since its tenant is suspended. What is done for all tenants
   * may be done, or nobody could let their own back in.
   */
  boolean keepOut(Caller caller, Permission needed) {
    return !needed.isOfPlatform() && isSuspended(caller.tenant());
  }

  private boolean isSuspended(TenantId tenant) {
    return known.get(tenant).orElseGet(() -> look(tenant));
  }

  private boolean look(TenantId tenant) {
    long asOf = System.nanoTime();
    boolean suspended = work.reading(tenant, () -> register.isSuspended(tenant));
    known.put(tenant, suspended, asOf);
    return suspended;
  }
}
