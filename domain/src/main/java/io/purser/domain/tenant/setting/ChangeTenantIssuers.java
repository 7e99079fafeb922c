package io.purser.domain.tenant.setting;

import io.purser.domain.access.Caller;
import io.purser.domain.audit.Initiator;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/**
 * Says whose tokens are taken for a tenant, beside those that the platform's settings name. Opens
 * units of work of the tenant that is touched, which need not be the one of whoever asks.
 *
 * <p>Whoever names an issuer can be anybody in the tenant by its tokens, so one that is new, or
 * changed in anything, takes two operators, and to take one away takes one. Whoever is at the shell
 * has the keys to everything anyway, and does it alone.
 */
public final class ChangeTenantIssuers {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final SettingsOfTenants settings;
  private final PlatformIssuers platform;
  private final Journal journal;
  private final InstantSource clock;
  private final Duration approvalTime;

  /**
   * @param approvalTime how long issuers wait for a second operator
   */
  public ChangeTenantIssuers(
      UnitOfWork work,
      Tenants tenants,
      SettingsOfTenants settings,
      PlatformIssuers platform,
      Journal journal,
      InstantSource clock,
      Duration approvalTime) {
    this.work = work;
    this.tenants = tenants;
    this.settings = settings;
    this.platform = platform;
    this.journal = journal;
    this.clock = clock;
    this.approvalTime = approvalTime;
  }

  /**
   * By an operator of the platform.
   *
   * @param expected whether this is a version that the caller knows
   * @param wanted all that there are to be
   * @throws io.purser.domain.work.StaleAggregate when somebody else has changed them meanwhile
   */
  public Result handle(
      Caller caller, TenantId id, LongPredicate expected, List<TenantIssuer> wanted, Initiator by) {
    return with(
        id,
        expected,
        _ -> wanted,
        change -> change.isForOne() ? set(change, by) : setByTwo(change, caller, by));
  }

  /**
   * By whoever is at the shell, who needs nobody.
   *
   * @param expected whether this is a version that the caller knows
   * @param wanted what is to become of all of them
   * @throws io.purser.domain.work.StaleAggregate when somebody else has changed them meanwhile
   */
  public Result atShell(
      TenantId id, LongPredicate expected, UnaryOperator<List<TenantIssuer>> wanted, Initiator by) {
    return with(id, expected, wanted, change -> set(change, by));
  }

  private Result with(
      TenantId id,
      LongPredicate expected,
      UnaryOperator<List<TenantIssuer>> wanted,
      Function<Change, Result> body) {
    try {
      return tenants
          .get(id)
          .map(
              tenant ->
                  work.inTransaction(tenant.id(), () -> change(tenant, expected, wanted, body)))
          .orElseGet(Result.NoSuchTenant::new);
    } catch (IssuerTaken taken) {
      return new Result.Taken(taken.issuer());
    }
  }

  private Result change(
      Tenant tenant,
      LongPredicate expected,
      UnaryOperator<List<TenantIssuer>> wanted,
      Function<Change, Result> body) {
    var before = settings.get(tenant.id());
    if (!expected.test(before.version())) {
      return new Result.OtherVersion();
    }
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var change = new Change(before, before.withIssuers(wanted.apply(before.issuers()), at), at);
    return change
        .taken(platform)
        .<Result>map(Result.Taken::new)
        .orElseGet(() -> body.apply(change));
  }

  private Result setByTwo(Change change, Caller caller, Initiator by) {
    var wanted = change.after.issuers();
    var awaiting = change.before.awaiting();
    if (awaiting == null || !awaiting.isOf(wanted, change.at)) {
      return ask(change, caller, by);
    }
    return awaiting.isAskedBy(caller) ? new Result.Awaiting(change.before) : set(change, by);
  }

  /** The tenant's log has what the issuers are to be already. */
  private Result ask(Change change, Caller caller, Initiator by) {
    var id = change.before.tenant();
    var asked =
        change.before.awaiting(
            change.after.issuers(), caller.principal(), change.at.plus(approvalTime), change.at);
    settings.save(asked);
    journal.note(
        by,
        id,
        "tenant.issuers_awaiting_second_operator",
        id.value(),
        null,
        change.changes(),
        change.at);
    return new Result.Awaiting(asked.withVersion(change.before.version() + 1));
  }

  private Result set(Change change, Initiator by) {
    var before = change.before;
    if (before.issuers().equals(change.after.issuers())) {
      return before.awaiting() == null ? new Result.Done(before) : decline(change, by);
    }
    settings.save(change.after);
    var id = before.tenant();
    journal.note(by, id, "tenant.issuers_changed", id.value(), null, change.changes(), change.at);
    return change.done();
  }

  private Result decline(Change change, Initiator by) {
    settings.save(change.after);
    var id = change.before.tenant();
    journal.note(by, id, "tenant.issuers_declined", id.value(), null, change.declined(), change.at);
    return change.done();
  }

  private record Change(TenantSettings before, TenantSettings after, Instant at) {
    boolean isForOne() {
      return !before.areIssuersWidenedBy(after);
    }

    List<MemberChange> changes() {
      return before.changesTo(after);
    }

    /** What would have been, and will not be. */
    List<MemberChange> declined() {
      return before.asAwaited().changesTo(after);
    }

    Result done() {
      return new Result.Done(after.withVersion(before.version() + 1));
    }

    /** What the settings came to name later stands in the way of nothing that is changed now. */
    Optional<TenantIssuer.Named> taken(PlatformIssuers platform) {
      var namedBefore = before.issuers().stream().map(TenantIssuer::named).toList();
      return after.issuers().stream()
          .map(TenantIssuer::named)
          .filter(named -> !namedBefore.contains(named))
          .filter(platform::name)
          .findFirst();
    }
  }

  /** What came of it. */
  public sealed interface Result {
    /** They are as they should be, whether they had to be changed for that or not. */
    record Done(TenantSettings settings) implements Result {}

    /** They stay as they are until another operator has set the same. */
    record Awaiting(TenantSettings settings) implements Result {}

    record NoSuchTenant() implements Result {}

    /** Somebody has changed them since the caller looked. */
    record OtherVersion() implements Result {}

    /** It is named already, for another tenant or by the platform's settings. */
    record Taken(TenantIssuer.Named issuer) implements Result {}
  }
}
