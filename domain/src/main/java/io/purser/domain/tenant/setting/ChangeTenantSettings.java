package io.purser.domain.tenant.setting;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.tenant.setting.TenantSettings.Values;
import io.purser.domain.work.UnitOfWork;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/**
 * Says what is different for a tenant. Opens units of work of the tenant that is touched, which
 * need not be the one of whoever asks.
 */
public final class ChangeTenantSettings {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final SettingsOfTenants settings;
  private final Journal journal;
  private final InstantSource clock;

  public ChangeTenantSettings(
      UnitOfWork work,
      Tenants tenants,
      SettingsOfTenants settings,
      Journal journal,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.settings = settings;
    this.journal = journal;
    this.clock = clock;
  }

  /** The tenant, and what was set for it; empty when there is none. */
  public Optional<Current> current(TenantId id) {
    return tenants
        .get(id)
        .map(tenant -> new Current(tenant, work.reading(id, () -> settings.get(id))));
  }

  /**
   * @param expected whether this is a version that the caller knows
   * @param change what is to become of the values
   * @throws io.purser.domain.work.StaleAggregate when somebody else has changed them meanwhile
   */
  public Result handle(
      TenantId id, LongPredicate expected, UnaryOperator<Values> change, Initiator by) {
    return tenants
        .get(id)
        .map(tenant -> work.inTransaction(id, () -> change(tenant, expected, change, by)))
        .orElseGet(Result.NoSuchTenant::new);
  }

  private Result change(
      Tenant tenant, LongPredicate expected, UnaryOperator<Values> change, Initiator by) {
    var before = settings.get(tenant.id());
    if (!expected.test(before.version())) {
      return new Result.OtherVersion();
    }
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var after = before.changed(change.apply(before.values()), at);
    if (after.values().equals(before.values())) {
      return new Result.Done(new Current(tenant, before));
    }
    settings.save(after);
    var id = tenant.id();
    journal.note(by, id, "tenant.settings_changed", id.value(), null, before.changesTo(after), at);
    return new Result.Done(new Current(tenant, after.withVersion(before.version() + 1)));
  }

  /** A tenant and what was set for it. */
  public record Current(Tenant tenant, TenantSettings settings) {}

  /** What came of it. */
  public sealed interface Result {
    /** They are as they should be, whether they had to be changed for that or not. */
    record Done(Current current) implements Result {}

    record NoSuchTenant() implements Result {}

    /** Somebody has changed them since the caller looked. */
    record OtherVersion() implements Result {}
  }
}
