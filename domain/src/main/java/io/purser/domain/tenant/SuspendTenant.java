package io.purser.domain.tenant;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.work.UnitOfWork;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Suspends a tenant, and lets one back in. Either may be repeated without effect. Opens units of
 * work of the tenant that is touched, which need not be the one of whoever asks.
 */
public final class SuspendTenant {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final TenantRegister register;
  private final Journal journal;
  private final InstantSource clock;

  public SuspendTenant(
      UnitOfWork work,
      Tenants tenants,
      TenantRegister register,
      Journal journal,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.register = register;
    this.journal = journal;
    this.clock = clock;
  }

  /** The tenant, and how it stands; empty when there is none. */
  public Optional<Standing> standing(TenantId id) {
    return tenants.get(id).map(this::standing);
  }

  public Standing standing(Tenant tenant) {
    return new Standing(
        tenant, work.reading(tenant.id(), () -> register.suspension(tenant.id())).orElse(null));
  }

  /**
   * @param reason 1 to 500 characters; that of the first suspension stays
   * @return empty when there is no such tenant
   */
  public Optional<Standing> suspend(TenantId id, String reason, Initiator by) {
    return change(
        id,
        () ->
            register.suspend(
                new TenantSuspension(id, reason, clock.instant().truncatedTo(ChronoUnit.MICROS))),
        "tenant.suspended",
        by);
  }

  /**
   * @return empty when there is no such tenant
   */
  public Optional<Standing> resume(TenantId id, Initiator by) {
    return change(id, () -> register.resume(id), "tenant.reactivated", by);
  }

  private Optional<Standing> change(
      TenantId id, Supplier<Boolean> change, String action, Initiator by) {
    return tenants
        .get(id)
        .map(
            tenant -> {
              work.inTransaction(id, () -> noted(id, change.get(), action, by));
              return standing(tenant);
            });
  }

  private boolean noted(TenantId id, boolean changed, String action, Initiator by) {
    if (changed) {
      journal.note(by, id, action, id.value(), clock.instant());
    }
    return changed;
  }

  /**
   * A tenant and how it stands.
   *
   * @param suspension null while it is not suspended
   */
  public record Standing(Tenant tenant, @Nullable TenantSuspension suspension) {}
}
