package io.purser.domain.tenant.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.purser.domain.Concurrently;
import io.purser.domain.StoreContract;
import io.purser.domain.tenant.setting.TenantSettings.Values;
import io.purser.domain.work.StaleAggregate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link SettingsOfTenants} must do. */
public abstract class SettingsOfTenantsContract extends StoreContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Values ALL =
      new Values(List.of("https://b.example", "https://a.example"), 1, 2, 3, 10_000_000);

  private SettingsOfTenants settings() {
    return store().settingsOfTenants();
  }

  private TenantSettings load() {
    return in(() -> settings().get(tenant.id()));
  }

  private void set(Values values) {
    var changed = load().changed(values, NOON);
    in(() -> settings().save(changed));
  }

  @Test
  void nothing_is_set_at_first() {
    assertThat(load()).isEqualTo(TenantSettings.none(tenant.id()));
    assertThat(settings().versions()).doesNotContainKey(tenant.id());
  }

  @Test
  void what_was_set_last_counts_and_has_a_version_of_its_own() {
    for (var values : List.of(ALL, new Values(List.of(), null, 7, null, null), Values.NONE, ALL)) {
      long before = load().version();

      set(values);

      assertThat(load()).isEqualTo(new TenantSettings(tenant.id(), values, NOON, before + 1));
      assertThat(settings().versions()).containsEntry(tenant.id(), before + 1);
    }
  }

  @Test
  void of_two_who_set_them_at_once_one_is_too_late() {
    for (int version = 0; version < 3; version++) {
      var wanted = load().changed(ALL, NOON);

      var saved =
          Concurrently.run(
              2,
              _ -> {
                try {
                  in(() -> settings().save(wanted));
                  return true;
                } catch (StaleAggregate tooLate) {
                  return false;
                }
              });

      assertThat(saved).containsExactlyInAnyOrder(true, false);
      assertThatExceptionOfType(StaleAggregate.class)
          .isThrownBy(() -> in(() -> settings().save(wanted)));
    }
  }

  @Test
  void they_are_those_of_one_tenant_alone() {
    set(ALL);

    assertThat(given.in(stranger, () -> settings().get(stranger.id())).version()).isZero();
    assertThat(settings().versions()).doesNotContainKey(stranger.id());
    assertThatIllegalStateException()
        .isThrownBy(
            () -> given.in(stranger, () -> settings().save(TenantSettings.none(tenant.id()))));
    assertThatIllegalStateException().isThrownBy(() -> settings().get(tenant.id()));
  }
}
