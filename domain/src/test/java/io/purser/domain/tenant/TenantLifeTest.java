package io.purser.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryStore;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.idempotency.ResumableRequests.Progress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From making a tenant to letting it back in. */
class TenantLifeTest {
  private static final Initiator BY = new Initiator("operator:issuer|root", "a contract", "req-1");

  private final InMemoryStore store = new InMemoryStore();
  private final Journal journal = new Journal(store.eventLog(), store.auditLog(), store.ids());
  private final CreateTenant create =
      new CreateTenant(
          store.work(),
          store.tenants(),
          store.tenantRegister(),
          journal,
          store.ids(),
          store.clock());
  private final SuspendTenant suspend =
      new SuspendTenant(
          store.work(), store.tenants(), store.tenantRegister(), journal, store.clock());

  private Tenant created(String slug, String account) {
    return ((CreateTenant.Result.Created)
            create.handle(slug, account, TenantMode.TEST, BY, new FirstTry()))
        .tenant();
  }

  private List<String> actions(Tenant tenant) {
    return store.auditLog().all().stream()
        .filter(entry -> entry.tenant().equals(tenant.id()))
        .map(AuditEntry::action)
        .toList();
  }

  @Test
  void a_tenant_is_made_with_its_account_and_its_own_log_says_by_whom() {
    var tenant = created("acme", "main");

    assertThat(store.tenants().bySlug("acme")).contains(tenant);
    assertThat(store.tenants().account(tenant.account()))
        .map(ProviderAccount::name)
        .contains("main");
    assertThat(store.auditLog().all())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.tenant()).isEqualTo(tenant.id());
              assertThat(entry.action()).isEqualTo("tenant.created");
              assertThat(entry.by()).isEqualTo(BY);
            });
  }

  @Test
  void a_slug_is_taken_once() {
    created("acme", "main");

    assertThat(create.handle("acme", "main", TenantMode.TEST, BY, new FirstTry()))
        .isInstanceOf(CreateTenant.Result.SlugTaken.class);
  }

  @Test
  void an_account_serves_tenants_of_one_mode() {
    created("acme", "main");

    assertThat(create.handle("bank", "main", TenantMode.LIVE, BY, new FirstTry()))
        .isInstanceOf(CreateTenant.Result.AccountOfOtherMode.class);
    assertThat(store.tenants().bySlug("bank")).isEmpty();
  }

  @Test
  void a_try_that_goes_on_knows_the_tenant_that_the_one_before_has_made() {
    var progress = new FirstTry();
    var first = create.handle("acme", "main", TenantMode.TEST, BY, progress);

    assertThat(create.handle("acme", "main", TenantMode.TEST, BY, progress)).isEqualTo(first);
    assertThat(store.auditLog().all()).hasSize(1);
  }

  @Test
  void a_suspension_is_noted_once_with_the_reason_of_the_first() {
    var tenant = created("acme", "main");

    suspend.suspend(tenant.id(), "Unpaid", BY, new FirstTry());
    var again = suspend.suspend(tenant.id(), "Another", BY, new FirstTry());

    assertThat(again.orElseThrow().suspension())
        .isEqualTo(new TenantSuspension(tenant.id(), "Unpaid", store.now()));
    assertThat(actions(tenant)).containsExactly("tenant.created", "tenant.suspended");
  }

  @Test
  void a_tenant_that_is_let_back_in_is_so_once() {
    var tenant = created("acme", "main");
    suspend.suspend(tenant.id(), "Unpaid", BY, new FirstTry());

    suspend.resume(tenant.id(), BY, new FirstTry());
    var again = suspend.resume(tenant.id(), BY, new FirstTry());

    assertThat(again.orElseThrow().suspension()).isNull();
    assertThat(actions(tenant))
        .containsExactly("tenant.created", "tenant.suspended", "tenant.reactivated");
  }

  @Test
  void a_try_that_goes_on_undoes_nothing_that_was_decided_since() {
    var tenant = created("acme", "main");
    var brokenOff = new FirstTry();
    suspend.suspend(tenant.id(), "Unpaid", BY, brokenOff);
    suspend.resume(tenant.id(), BY, new FirstTry());

    var late = suspend.suspend(tenant.id(), "Unpaid", BY, brokenOff);

    assertThat(late.orElseThrow().suspension()).isNull();
    assertThat(actions(tenant))
        .containsExactly("tenant.created", "tenant.suspended", "tenant.reactivated");
  }

  @Test
  void nor_does_one_that_found_nothing_to_change_the_first_time() {
    var tenant = created("acme", "main");
    suspend.suspend(tenant.id(), "Unpaid", BY, new FirstTry());
    var brokenOff = new FirstTry();
    suspend.suspend(tenant.id(), "Another", BY, brokenOff);
    suspend.resume(tenant.id(), BY, new FirstTry());

    assertThat(suspend.suspend(tenant.id(), "Another", BY, brokenOff).orElseThrow().suspension())
        .isNull();

    var letIn = new FirstTry();
    suspend.resume(tenant.id(), BY, letIn);
    suspend.suspend(tenant.id(), "Unpaid again", BY, new FirstTry());

    assertThat(suspend.resume(tenant.id(), BY, letIn).orElseThrow().suspension()).isNotNull();
  }

  @Test
  void a_try_that_goes_on_does_what_the_one_before_has_not_come_to() {
    var tenant = created("acme", "main");
    var brokenOff = new FirstTry();
    brokenOff.note("0", () -> {});

    assertThat(suspend.suspend(tenant.id(), "Unpaid", BY, brokenOff).orElseThrow().suspension())
        .isNotNull();
  }

  @Test
  void nobody_can_be_suspended_who_is_no_tenant() {
    assertThat(suspend.suspend(TenantId.next(store.ids()), "Unpaid", BY, new FirstTry())).isEmpty();
    assertThat(suspend.resume(TenantId.next(store.ids()), BY, new FirstTry())).isEmpty();
  }

  /** Remembers what was noted, as the database does for the next try. */
  private static final class FirstTry implements Progress {
    private @Nullable String point;

    @Override
    public Optional<String> reached() {
      return Optional.ofNullable(point);
    }

    @Override
    public void note(String at, Runnable alongside) {
      point = at;
      alongside.run();
    }
  }
}
