package io.purser.domain.tenant;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.idempotency.ResumableRequests.Progress;
import io.purser.domain.work.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a tenant. Opens its own units of work, since it begins before there is a tenant. */
public final class CreateTenant {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  private final UnitOfWork work;
  private final Tenants tenants;
  private final TenantRegister register;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;

  public CreateTenant(
      UnitOfWork work,
      Tenants tenants,
      TenantRegister register,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.register = register;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  /** What is wrong with this as the name of a tenant or an account; empty when nothing is. */
  public static Optional<String> problemWithName(String text) {
    return NAME.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(
            "must be 1 to 40 lower-case letters, digits and hyphens, and begin with no hyphen");
  }

  /**
   * The id is noted before the tenant is entered under it, so a try that goes on where another one
   * broke off knows its own tenant again.
   *
   * @param account the name of the account at the provider; made when there is none yet
   */
  public Result handle(
      String slug, String account, TenantMode mode, Initiator by, Progress progress) {
    var id = progress.reached().map(TenantId::new).orElseGet(() -> next(progress));
    var wanted = new Tenant(id, slug, tenants.ensureAccount(account), mode, now());
    boolean entered;
    try {
      entered = work.inTransaction(id, () -> enter(wanted, by));
    } catch (AccountOfOtherMode refused) {
      return new Result.AccountOfOtherMode();
    }
    return entered || tenants.bySlug(slug).map(Tenant::id).filter(id::equals).isPresent()
        ? new Result.Created(tenants.get(id).orElseThrow())
        : new Result.SlugTaken();
  }

  private TenantId next(Progress progress) {
    var id = TenantId.next(ids);
    progress.note(id.value(), () -> {});
    return id;
  }

  private boolean enter(Tenant tenant, Initiator by) {
    boolean entered = register.enter(tenant);
    if (entered) {
      journal.note(by, tenant.id(), "tenant.created", tenant.id().value(), tenant.createdAt());
    }
    return entered;
  }

  /** As exact as the database keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** What came of it. */
  public sealed interface Result {
    record Created(Tenant tenant) implements Result {}

    record SlugTaken() implements Result {}

    /** Its account serves tenants of the other mode, and serves those alone. */
    record AccountOfOtherMode() implements Result {}
  }
}
