package io.purser.domain.tenant;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.work.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
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
        at -> {
          boolean changed = register.suspend(new TenantSuspension(id, reason, at));
          if (changed) {
            journal.note(by, id, "tenant.suspended", id.value(), at);
          }
          return changed;
        });
  }

  /**
   * @return empty when there is no such tenant
   */
  public Optional<Standing> resume(TenantId id, Initiator by) {
    return change(
        id,
        at -> {
          boolean changed = register.resume(id);
          if (changed) {
            journal.note(by, id, "tenant.reactivated", id.value(), at);
          }
          return changed;
        });
  }

  private Optional<Standing> change(TenantId id, Predicate<Instant> change) {
    return tenants
        .get(id)
        .map(
            tenant -> {
              var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
              work.inTransaction(id, () -> change.test(at));
              return standing(tenant);
            });
  }

  /**
   * A tenant and how it stands.
   *
   * @param suspension null while it is not suspended
   */
  public record Standing(Tenant tenant, @Nullable TenantSuspension suspension) {}
}
