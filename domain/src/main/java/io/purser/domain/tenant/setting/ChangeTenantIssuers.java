package io.purser.domain.tenant.setting;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/**
 * Says whose tokens are taken for a tenant, beside those that the platform's settings name. Opens
 * units of work of the tenant that is touched, which need not be the one of whoever asks.
 */
public final class ChangeTenantIssuers {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final SettingsOfTenants settings;
  private final PlatformIssuers platform;
  private final Journal journal;
  private final InstantSource clock;

  public ChangeTenantIssuers(
      UnitOfWork work,
      Tenants tenants,
      SettingsOfTenants settings,
      PlatformIssuers platform,
      Journal journal,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.settings = settings;
    this.platform = platform;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * @param expected whether this is a version that the caller knows
   * @param change what is to become of all of them
   * @throws io.purser.domain.work.StaleAggregate when somebody else has changed them meanwhile
   */
  public Result handle(
      TenantId id, LongPredicate expected, UnaryOperator<List<TenantIssuer>> change, Initiator by) {
    try {
      return tenants
          .get(id)
          .map(tenant -> work.inTransaction(id, () -> change(tenant, expected, change, by)))
          .orElseGet(Result.NoSuchTenant::new);
    } catch (IssuerTaken taken) {
      return new Result.Taken(taken.issuer());
    }
  }

  private Result change(
      Tenant tenant,
      LongPredicate expected,
      UnaryOperator<List<TenantIssuer>> change,
      Initiator by) {
    var before = settings.get(tenant.id());
    if (!expected.test(before.version())) {
      return new Result.OtherVersion();
    }
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var after = before.withIssuers(change.apply(before.issuers()), at);
    // What the settings came to name later stands in the way of nothing that is changed now.
    var namedBefore = before.issuers().stream().map(TenantIssuer::named).toList();
    for (var issuer : after.issuers()) {
      if (!namedBefore.contains(issuer.named()) && platform.name(issuer.named())) {
        return new Result.Taken(issuer.named());
      }
    }
    if (after.issuers().equals(before.issuers())) {
      return new Result.Done(before);
    }
    settings.save(after);
    var id = tenant.id();
    journal.note(by, id, "tenant.issuers_changed", id.value(), null, before.changesTo(after), at);
    return new Result.Done(after.withVersion(before.version() + 1));
  }

  /** What came of it. */
  public sealed interface Result {
    /** They are as they should be, whether they had to be changed for that or not. */
    record Done(TenantSettings settings) implements Result {}

    record NoSuchTenant() implements Result {}

    /** Somebody has changed them since the caller looked. */
    record OtherVersion() implements Result {}

    /** It is named already, for another tenant or by the platform's settings. */
    record Taken(TenantIssuer.Named issuer) implements Result {}
  }
}
