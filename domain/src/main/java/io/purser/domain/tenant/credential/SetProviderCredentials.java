package io.purser.domain.tenant.credential;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Sets what opens the account of a tenant at the provider, once the provider has accepted it. Doing
 * it twice is fine.
 */
public final class SetProviderCredentials {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final ProviderCredentials credentials;
  private final ProviderAccess access;
  private final Journal journal;
  private final InstantSource clock;

  public SetProviderCredentials(
      UnitOfWork work,
      Tenants tenants,
      ProviderCredentials credentials,
      ProviderAccess access,
      Journal journal,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.credentials = credentials;
    this.access = access;
    this.journal = journal;
    this.clock = clock;
  }

  /** Those that are kept of the tenant's account; empty when there is no such tenant. */
  public Optional<Kept> kept(TenantId id) {
    return tenants.get(id).map(tenant -> new Kept(credentials.of(tenant.account())));
  }

  public Result handle(TenantId id, ProviderKey key, Initiator by, Deadline deadline) {
    var found = tenants.get(id);
    if (found.isEmpty()) {
      return new Result.NoSuchTenant();
    }
    var tenant = found.get();
    var account = tenants.account(tenant.account()).orElseThrow();
    return switch (access.tryOut(account, tenant.mode(), key, deadline)) {
      case ProviderAccess.Attempt.Opens _ -> new Result.Done(put(tenant, key, by));
      case ProviderAccess.Attempt.Refused _ -> new Result.Refused();
      case ProviderAccess.Attempt.OtherMode _ -> new Result.OtherMode();
      case ProviderAccess.Attempt.NotFound _ -> new Result.NotFound();
      case ProviderAccess.Attempt.Unclear(var retryAfter) -> new Result.Unclear(retryAfter);
    };
  }

  /** Noted in the log of each tenant whom it concerns: with the change, or not at all. */
  private StoredCredentials put(Tenant tenant, ProviderKey key, Initiator by) {
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var account = tenant.account();
    var others =
        tenants.of(account).stream()
            .map(Tenant::id)
            .filter(other -> !other.equals(tenant.id()))
            .toList();
    return work.inTransaction(
        tenant.id(),
        () -> {
          note(tenant.id(), account, by, at);
          return credentials.put(tenant, key, by.actor(), at);
        },
        others,
        other -> note(other, account, by, at));
  }

  private void note(TenantId tenant, ProviderAccountId account, Initiator by, Instant at) {
    journal.note(by, tenant, "provider_credentials.set", account.value(), at);
  }

  /** What is kept here of an account; without any, what the settings say counts. */
  public record Kept(Optional<StoredCredentials> credentials) {}

  /** What came of it. */
  public sealed interface Result {
    record Done(StoredCredentials credentials) implements Result {}

    record NoSuchTenant() implements Result {}

    /** The provider does not accept the key. */
    record Refused() implements Result {}

    /** The account's address is for tenants of the other mode. */
    record OtherMode() implements Result {}

    /** A file or a variable that was named cannot be read, or may not be named. */
    record NotFound() implements Result {}

    /** The provider could not be asked, so nothing was changed. */
    record Unclear(Duration retryAfter) implements Result {}
  }
}
