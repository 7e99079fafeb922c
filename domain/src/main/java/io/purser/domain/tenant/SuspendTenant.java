package io.purser.domain.tenant;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.idempotency.ResumableRequests.Progress;
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
 *
 * <p>So the change and the answer to who asked for it are not one transaction. How often the tenant
 * was changed before is noted first, and a try that goes on where another one broke off changes
 * nothing once that is no longer so: either that one has done it, or somebody has decided since.
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
  public Optional<Standing> suspend(TenantId id, String reason, Initiator by, Progress progress) {
    return change(
        id,
        progress,
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
  public Optional<Standing> resume(TenantId id, Initiator by, Progress progress) {
    return change(
        id,
        progress,
        at -> {
          boolean changed = register.resume(id);
          if (changed) {
            journal.note(by, id, "tenant.reactivated", id.value(), at);
          }
          return changed;
        });
  }

  private Optional<Standing> change(TenantId id, Progress progress, Predicate<Instant> change) {
    return tenants
        .get(id)
        .map(
            tenant -> {
              var seen = progress.reached().map(Long::valueOf);
              if (seen.isEmpty()) {
                noteChangesOf(id, progress);
              }
              var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
              work.inTransaction(id, () -> isAsItWas(id, seen) && change.test(at));
              return standing(tenant);
            });
  }

  private void noteChangesOf(TenantId id, Progress progress) {
    long changes = work.reading(id, () -> register.changes(id));
    progress.note(Long.toString(changes), () -> {});
  }

  /** The first try is its own beginning, whatever has happened since it noted. */
  private boolean isAsItWas(TenantId id, Optional<Long> seen) {
    long changes = register.changesForUpdate(id);
    return seen.isEmpty() || seen.get() == changes;
  }

  /**
   * A tenant and how it stands.
   *
   * @param suspension null while it is not suspended
   */
  public record Standing(Tenant tenant, @Nullable TenantSuspension suspension) {}
}
