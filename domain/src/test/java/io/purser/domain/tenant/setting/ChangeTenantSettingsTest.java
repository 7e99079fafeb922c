package io.purser.domain.tenant.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.setting.ChangeTenantSettings.Result;
import io.purser.domain.tenant.setting.TenantSettings.Values;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is different for a tenant is set by those who know the newest, and written down. */
final class ChangeTenantSettingsTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final TenantId tenant = platform.tenant.id();
  private final ChangeTenantSettings change =
      new ChangeTenantSettings(
          platform.store.work(),
          platform.store.tenants(),
          platform.store.settingsOfTenants(),
          platform.journal,
          platform.store.clock());

  private static Values different(Values now) {
    return new Values(List.of("https://app.example"), now.callerPerSecond(), 9, null, null);
  }

  private Result set(TenantId of, long version, UnaryOperator<Values> wanted) {
    return change.handle(of, known -> known == version, wanted, InMemoryPlatform.BY);
  }

  @Test
  void a_change_is_in_the_tenants_own_log_once_with_before_and_after() {
    assertThat(set(tenant, 0, ChangeTenantSettingsTest::different)).isInstanceOf(Result.Done.class);
    assertThat(set(tenant, 1, ChangeTenantSettingsTest::different)).isInstanceOf(Result.Done.class);

    assertThat(change.current(tenant).orElseThrow().settings().version()).isEqualTo(1);
    assertThat(platform.store.auditLog().all())
        .filteredOn(entry -> entry.action().equals("tenant.settings_changed"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.tenant()).isEqualTo(tenant);
              assertThat(entry.changes())
                  .extracting(Object::toString)
                  .satisfiesExactly(
                      first -> assertThat(first).contains("null", "https://app.example"),
                      second -> assertThat(second).contains("callerBurst", "null", "9"));
            });
  }

  @Test
  void whoever_knows_an_older_version_changes_nothing() {
    set(tenant, 0, ChangeTenantSettingsTest::different);

    assertThat(set(tenant, 0, _ -> Values.NONE)).isInstanceOf(Result.OtherVersion.class);
    assertThat(set(tenant, 1, _ -> Values.NONE)).isInstanceOf(Result.Done.class);
  }

  @Test
  void nothing_is_set_for_a_tenant_that_is_not() {
    var nobody = TenantId.next(Given.IDS);

    assertThat(set(nobody, 0, ChangeTenantSettingsTest::different))
        .isEqualTo(new Result.NoSuchTenant());
    assertThat(change.current(nobody)).isEmpty();
  }
}
