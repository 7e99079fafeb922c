package io.purser.domain.tenant.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.access.Caller;
import io.purser.domain.access.Motion;
import io.purser.domain.access.Role;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.setting.ChangeTenantIssuers.Result;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose tokens are taken for a tenant is said by those who know the newest, and written down. */
final class ChangeTenantIssuersTest {
  private static final TenantIssuer.Named OF_SETTINGS =
      new TenantIssuer.Named("https://root.example", "purser");

  private static final Duration WITHIN = Duration.ofDays(3);

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final Set<TenantIssuer.Named> ofSettings = new HashSet<>(Set.of(OF_SETTINGS));
  private final TenantId tenant = platform.tenant.id();
  private final ChangeTenantIssuers change =
      new ChangeTenantIssuers(
          platform.store.work(),
          platform.store.tenants(),
          platform.store.settingsOfTenants(),
          ofSettings::contains,
          platform.journal,
          platform.store.clock(),
          WITHIN);

  private static TenantIssuer issuer(String name, String audience) {
    return new TenantIssuer(
        name,
        audience,
        "https://login.example/keys",
        TenantIssuer.Kind.END_USER,
        null,
        null,
        TenantIssuer.Tokens.ANY);
  }

  private Result set(TenantId of, TenantIssuer... issuers) {
    return change.atShell(of, _ -> true, _ -> List.of(issuers), InMemoryPlatform.BY);
  }

  private Result set(Caller by, TenantIssuer... issuers) {
    return change.handle(by, tenant, _ -> true, List.of(issuers), InMemoryPlatform.BY);
  }

  private static Caller operator(String name) {
    return new Caller.Operator(
        TenantId.next(Given.IDS), "https://root.example", name, Set.of(Role.PLATFORM));
  }

  private TenantSettings now() {
    return platform.given.in(platform.tenant, () -> platform.store.settingsOfTenants().get(tenant));
  }

  private List<String> log() {
    return platform.store.auditLog().all().stream()
        .map(AuditEntry::action)
        .filter(action -> action.contains("issuers"))
        .toList();
  }

  @Test
  void a_change_is_in_the_tenants_own_log_once_issuer_by_issuer() {
    set(tenant, issuer("https://a.example", "one"), issuer("https://a.example", "two"));
    set(tenant, issuer("https://a.example", "two"), issuer("https://a.example", "one"));
    set(tenant, issuer("https://a.example", "two"));

    assertThat(platform.store.auditLog().all())
        .filteredOn(entry -> entry.action().equals("tenant.issuers_changed"))
        .satisfiesExactly(
            first -> assertThat(first.changes()).hasSize(2),
            second ->
                assertThat(second.changes())
                    .singleElement()
                    .asString()
                    .contains("https://a.example for one", "after=null"));
  }

  @Test
  void one_that_is_new_or_changed_is_in_force_once_a_second_operator_has_set_the_same() {
    var ana = operator("ana");
    var bob = operator("bob");
    var one = issuer("https://a.example", "one");
    set(tenant, one);
    var keys = "https://login.example/keys";
    var user = TenantIssuer.Kind.END_USER;
    var any = TenantIssuer.Tokens.ANY;
    for (var wanted :
        List.of(
            issuer("https://b.example", "one"),
            issuer("https://a.example", "two"),
            new TenantIssuer(one.issuer(), "one", keys + "/of-ana", user, null, null, any),
            new TenantIssuer(one.issuer(), "one", keys, user, "sub", null, any),
            new TenantIssuer(
                one.issuer(), "one", keys, user, null, null, TenantIssuer.Tokens.TYPED),
            new TenantIssuer(
                one.issuer(), "one", keys, TenantIssuer.Kind.OPERATOR, null, "groups", any))) {
      set(tenant, one);

      assertThat(set(ana, wanted)).as("%s", wanted).isInstanceOf(Result.Awaiting.class);
      assertThat(set(ana, wanted)).isEqualTo(new Result.Awaiting(now()));
      assertThat(now().issuers()).containsExactly(one);
      assertThat(now().awaiting())
          .isEqualTo(
              new Motion<>(List.of(wanted), ana.principal(), platform.store.now().plus(WITHIN)));
      assertThat(set(bob, wanted)).isEqualTo(new Result.Done(now()));
      assertThat(now().issuers()).containsExactly(wanted);
      assertThat(now().awaiting()).isNull();
      assertThat(log())
          .endsWith("tenant.issuers_awaiting_second_operator", "tenant.issuers_changed");
    }
  }

  @Test
  void whoever_sets_something_else_is_the_first_again_and_what_waits_does_so_for_a_while() {
    var ana = operator("ana");
    var bob = operator("bob");
    var one = issuer("https://a.example", "one");
    var two = issuer("https://a.example", "two");

    set(ana, one);
    assertThat(set(bob, one, two)).isInstanceOf(Result.Awaiting.class);
    assertThat(set(ana, one)).isInstanceOf(Result.Awaiting.class);
    platform.store.letTimePass(WITHIN);
    assertThat(set(bob, one)).isInstanceOf(Result.Awaiting.class);
    assertThat(set(bob)).isEqualTo(new Result.Done(now()));
    assertThat(now().awaiting()).isNull();
    assertThat(set(ana, one)).isInstanceOf(Result.Awaiting.class);

    assertThat(now().issuers()).isEmpty();
  }

  @Test
  void to_take_one_away_takes_one_and_so_does_to_decline_what_waits() {
    var ana = operator("ana");
    var one = issuer("https://a.example", "one");
    var two = issuer("https://a.example", "two");
    set(tenant, one, two);

    assertThat(set(ana, one)).isInstanceOf(Result.Done.class);
    assertThat(set(ana, one, two)).isInstanceOf(Result.Awaiting.class);
    assertThat(set(ana, one)).isEqualTo(new Result.Done(now()));

    assertThat(now().awaiting()).isNull();
    assertThat(platform.store.auditLog().all())
        .filteredOn(entry -> entry.action().equals("tenant.issuers_declined"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.changes())
                    .singleElement()
                    .asString()
                    .contains("https://a.example for two", "after=null"));
    assertThat(set(ana, one)).isEqualTo(new Result.Done(now()));
    assertThat(log()).endsWith("tenant.issuers_declined");
    assertThat(set(ana)).isInstanceOf(Result.Done.class);
    assertThat(set(ana, one)).isInstanceOf(Result.Awaiting.class);
  }

  @Test
  void other_settings_may_change_while_issuers_wait() {
    var one = issuer("https://a.example", "one");
    set(operator("ana"), one);
    var values = new TenantSettings.Values(List.of(), null, null, null, null);

    new ChangeTenantSettings(
            platform.store.work(),
            platform.store.tenants(),
            platform.store.settingsOfTenants(),
            platform.journal,
            platform.store.clock())
        .handle(tenant, _ -> true, _ -> values, InMemoryPlatform.BY);

    assertThat(now().awaiting()).isNotNull();
    assertThat(set(operator("bob"), one)).isInstanceOf(Result.Done.class);
    assertThat(now().values()).isEqualTo(values);
  }

  @Test
  void what_the_settings_name_or_another_tenant_has_is_taken() {
    var stranger = platform.given.tenant().id();
    set(stranger, issuer("https://b.example", "one"));

    assertThat(set(tenant, issuer(OF_SETTINGS.issuer(), OF_SETTINGS.audience())))
        .isEqualTo(new Result.Taken(OF_SETTINGS));
    assertThat(set(tenant, issuer("https://c.example", "x"), issuer("https://b.example", "one")))
        .isEqualTo(new Result.Taken(new TenantIssuer.Named("https://b.example", "one")));
    assertThat(set(TenantId.next(Given.IDS), issuer("https://c.example", "x")))
        .isEqualTo(new Result.NoSuchTenant());
    assertThat(change.atShell(tenant, _ -> false, _ -> List.of(), InMemoryPlatform.BY))
        .isEqualTo(new Result.OtherVersion());
    assertThat(platform.store.auditLog().all())
        .noneMatch(entry -> entry.tenant().equals(tenant) && entry.action().contains("issuers"));
  }

  @Test
  void what_the_settings_came_to_name_later_stands_in_the_way_of_nothing() {
    var later = issuer("https://d.example", "one");
    var leaked = issuer("https://e.example", "one");
    set(tenant, later, leaked);
    ofSettings.add(later.named());

    assertThat(set(tenant, later)).isInstanceOf(Result.Done.class);
    assertThat(set(tenant)).isInstanceOf(Result.Done.class);
    assertThat(set(tenant, later)).isEqualTo(new Result.Taken(later.named()));
  }
}
