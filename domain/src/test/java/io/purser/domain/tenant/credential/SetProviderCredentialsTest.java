package io.purser.domain.tenant.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryStore;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.TenantMode;
import io.purser.domain.tenant.credential.SetProviderCredentials.Result;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.Steps;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SetProviderCredentialsTest {
  private static final Initiator BY = new Initiator("operator:issuer|root", "yearly", "req-1");
  private static final ProviderKey KEY = FakeProviderAccess.of(TenantMode.TEST, "first");

  private final InMemoryStore store = new InMemoryStore();
  private final FakeProviderAccess access = new FakeProviderAccess();
  private final SetProviderCredentials set =
      new SetProviderCredentials(
          store.work(),
          store.tenants(),
          store.providerCredentials(),
          access,
          new Journal(store.eventLog(), store.auditLog(), store.ids()),
          store.clock());
  private final Tenant tenant = store.tenants().ensure("acme", "main", TenantMode.TEST);

  private Result handle(ProviderKey key) {
    return set.handle(tenant.id(), key, BY, Deadline.in(Duration.ofSeconds(5)));
  }

  @Test
  void what_the_provider_accepts_is_kept_and_noted_for_every_tenant_of_the_account() {
    var other = store.tenants().ensure("bank", "main", TenantMode.TEST);
    store.tenants().ensure("elsewhere", "another", TenantMode.TEST);

    var done = (Result.Done) handle(KEY);

    assertThat(done.credentials())
        .isEqualTo(new StoredCredentials(tenant.account(), KEY, BY.actor(), store.now(), 1));
    assertThat(set.kept(other.id()).orElseThrow().credentials()).contains(done.credentials());
    assertThat(store.auditLog().all())
        .extracting(AuditEntry::tenant)
        .containsExactlyInAnyOrder(tenant.id(), other.id());
    assertThat(store.auditLog().all())
        .allSatisfy(
            entry -> {
              assertThat(entry.action()).isEqualTo("provider_credentials.set");
              assertThat(entry.subject()).isEqualTo(tenant.account().value());
              assertThat(entry.by()).isEqualTo(BY);
            });
  }

  @Test
  void wherever_it_breaks_off_every_log_says_it_was_set_or_it_was_not() {
    store.tenants().ensure("bank", "main", TenantMode.TEST);
    int step = 0;
    do {
      store.steps().failAt(++step);
      try {
        handle(KEY);
      } catch (Steps.Failure failed) {
        assertThat(store.steps().lastBreak()).isNotNull();
      }
      boolean broke = store.steps().lastBreak() != null;
      store.steps().breakNowhere();
      var isSet = store.providerCredentials().of(tenant.account()).isPresent();
      assertThat(store.auditLog().all()).hasSize(isSet ? 2 : 0);
      if (isSet || !broke) {
        return;
      }
    } while (step < 1000);
  }

  @Test
  void what_it_does_not_accept_changes_nothing() {
    handle(KEY);

    assertThat(handle(FakeProviderAccess.of(TenantMode.LIVE, "second")))
        .isInstanceOf(Result.Refused.class);
    assertThat(handle(new ProviderKey("env:NO_SUCH", "env:NO_SUCH")))
        .isInstanceOf(Result.NotFound.class);
    access.goAway(true);
    assertThat(handle(FakeProviderAccess.of(TenantMode.TEST, "third")))
        .isInstanceOf(Result.Unclear.class);

    assertThat(store.providerCredentials().of(tenant.account()))
        .map(StoredCredentials::key)
        .contains(KEY);
    assertThat(store.auditLog().all()).hasSize(1);
  }

  @Test
  void a_tenant_that_is_not_has_none() {
    var nobody = TenantId.next(store.ids());

    assertThat(set.kept(nobody)).isEmpty();
    assertThat(set.handle(nobody, KEY, BY, Deadline.in(Duration.ofSeconds(5))))
        .isInstanceOf(Result.NoSuchTenant.class);
  }

  @Test
  void they_are_in_no_text() {
    handle(KEY);

    assertThat(store.providerCredentials().of(tenant.account()).orElseThrow().toString())
        .doesNotContain(KEY.key(), KEY.secret());
  }
}
