package io.purser.domain.tenant.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.access.Motion;
import io.purser.domain.tenant.Tenant;
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

      assertThat(load())
          .isEqualTo(new TenantSettings(tenant.id(), values, List.of(), NOON, before + 1));
      assertThat(settings().versions()).containsEntry(tenant.id(), before + 1);
    }
  }

  private static TenantIssuer issuer(String name, String audience) {
    return new TenantIssuer(
        name,
        audience,
        name + "/keys",
        TenantIssuer.Kind.OPERATOR,
        null,
        "groups",
        TenantIssuer.Tokens.TYPED);
  }

  private static TenantIssuer users(String name, String audience) {
    return new TenantIssuer(
        name,
        audience,
        name + "/other-keys",
        TenantIssuer.Kind.END_USER,
        "customer",
        null,
        TenantIssuer.Tokens.ANY);
  }

  private void name(Tenant of, TenantIssuer... issuers) {
    var now = given.in(of, () -> settings().get(of.id()));
    given.in(of, () -> settings().save(now.withIssuers(List.of(issuers), NOON)));
  }

  @Test
  void issuers_are_kept_beside_the_values_and_replaced_together() {
    var one = "https://%s.example".formatted(Given.unique("one"));
    set(ALL);
    name(tenant, users(one, "a"), issuer(one, "b"));
    assertThat(load().issuers()).containsExactly(users(one, "a"), issuer(one, "b"));
    assertThat(load().values()).isEqualTo(ALL);

    name(tenant, issuer(one, "a"));
    set(Values.NONE);

    assertThat(load().issuers()).containsExactly(issuer(one, "a"));
    assertThat(settings().versions()).containsEntry(tenant.id(), 4L);
    name(tenant);
    assertThat(load().issuers()).isEmpty();
  }

  @Test
  void issuers_that_wait_are_kept_beside_those_in_force_and_may_be_named_by_two_tenants() {
    var one = "https://%s.example".formatted(Given.unique("one"));
    name(tenant, issuer(one, "a"));
    var wanted = List.of(users(one, "b"), issuer(one, "c"));

    for (var of : List.of(tenant, stranger)) {
      var loaded = given.in(of, () -> settings().get(of.id()));
      given.in(of, () -> settings().save(loaded.awaiting(wanted, "operator:ana", NOON, NOON)));
    }

    assertThat(load().issuers()).containsExactly(issuer(one, "a"));
    assertThat(load().awaiting()).isEqualTo(new Motion<>(wanted, "operator:ana", NOON));
    set(ALL);
    assertThat(load().awaiting()).isEqualTo(new Motion<>(wanted, "operator:ana", NOON));
    var nothing = load().awaiting(List.of(), "operator:bob", NOON, NOON);
    in(() -> settings().save(nothing));
    assertThat(load().awaiting()).isEqualTo(new Motion<>(List.of(), "operator:bob", NOON));
    name(tenant, users(one, "b"));
    assertThat(load().awaiting()).isNull();
    assertThat(load().issuers()).containsExactly(users(one, "b"));
  }

  @Test
  void of_one_issuer_an_audience_is_one_tenants_until_it_names_it_no_more() {
    var one = "https://%s.example".formatted(Given.unique("one"));
    name(tenant, issuer(one, "a"));

    name(stranger, issuer(one, "b"));
    assertThatExceptionOfType(IssuerTaken.class)
        .isThrownBy(() -> name(stranger, issuer(one, "b"), users(one, "a")))
        .extracting(IssuerTaken::issuer)
        .isEqualTo(new TenantIssuer.Named(one, "a"));
    assertThat(given.in(stranger, () -> settings().get(stranger.id())).issuers())
        .containsExactly(issuer(one, "b"));

    name(tenant);
    name(stranger, users(one, "a"));
  }

  @Test
  void of_two_tenants_who_name_the_same_at_once_one_has_it() {
    for (int round = 0; round < 5; round++) {
      var one = "https://%s.example".formatted(Given.unique("one"));
      var two = "https://%s.example".formatted(Given.unique("two"));

      var named =
          Concurrently.run(
              2,
              number -> {
                try {
                  if (number == 0) {
                    name(tenant, issuer(one, "a"), issuer(two, "a"));
                  } else {
                    name(stranger, issuer(two, "a"), issuer(one, "a"));
                  }
                  return true;
                } catch (IssuerTaken taken) {
                  return false;
                }
              });

      assertThat(named).containsExactlyInAnyOrder(true, false);
      name(tenant);
      name(stranger);
    }
  }

  @Test
  void two_tenants_who_want_what_the_other_names_do_not_wait_for_each_other() {
    var one = issuer("https://%s.example".formatted(Given.unique("one")), "a");
    var two = issuer("https://%s.example".formatted(Given.unique("two")), "a");
    name(tenant, one);
    name(stranger, two);

    for (int round = 0; round < 10; round++) {
      var named =
          Concurrently.run(
              2,
              number -> {
                try {
                  name(number == 0 ? tenant : stranger, number == 0 ? two : one);
                  return true;
                } catch (IssuerTaken taken) {
                  return false;
                }
              });

      assertThat(named).containsExactly(false, false);
    }
    name(tenant);
    name(stranger);
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
