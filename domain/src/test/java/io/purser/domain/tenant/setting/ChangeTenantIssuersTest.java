package io.purser.domain.tenant.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.setting.ChangeTenantIssuers.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose tokens are taken for a tenant is said by those who know the newest, and written down. */
final class ChangeTenantIssuersTest {
  private static final TenantIssuer.Named OF_SETTINGS =
      new TenantIssuer.Named("https://root.example", "purser");

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
          platform.store.clock());

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
    return change.handle(of, _ -> true, _ -> List.of(issuers), InMemoryPlatform.BY);
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
  void what_the_settings_name_or_another_tenant_has_is_taken() {
    var stranger = platform.given.tenant().id();
    set(stranger, issuer("https://b.example", "one"));

    assertThat(set(tenant, issuer(OF_SETTINGS.issuer(), OF_SETTINGS.audience())))
        .isEqualTo(new Result.Taken(OF_SETTINGS));
    assertThat(set(tenant, issuer("https://c.example", "x"), issuer("https://b.example", "one")))
        .isEqualTo(new Result.Taken(new TenantIssuer.Named("https://b.example", "one")));
    assertThat(set(TenantId.next(Given.IDS), issuer("https://c.example", "x")))
        .isEqualTo(new Result.NoSuchTenant());
    assertThat(change.handle(tenant, _ -> false, _ -> List.of(), InMemoryPlatform.BY))
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
