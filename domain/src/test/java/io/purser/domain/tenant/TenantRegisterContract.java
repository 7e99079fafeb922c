package io.purser.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What every {@link TenantRegister} must do. */
public abstract class TenantRegisterContract extends StoreContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private TenantRegister register() {
    return store().tenantRegister();
  }

  private TenantSuspension suspension(String reason, Instant at) {
    return new TenantSuspension(tenant.id(), reason, at);
  }

  @Test
  void a_tenant_is_entered_as_it_is_and_a_slug_once() {
    var slug = Given.unique("tenant");
    var one = new Tenant(TenantId.next(Given.IDS), slug, tenant.account(), TenantMode.TEST, NOON);
    var other =
        new Tenant(TenantId.next(Given.IDS), slug, stranger.account(), TenantMode.LIVE, NOON);

    assertThat(given.in(one, () -> register().enter(one))).isTrue();
    assertThat(given.in(other, () -> register().enter(other))).isFalse();

    assertThat(store().tenants().get(one.id())).contains(one);
    assertThat(store().tenants().bySlug(slug)).contains(one);
    assertThat(store().tenants().get(other.id())).isEmpty();
  }

  @Test
  void an_account_serves_tenants_of_one_mode_also_when_they_are_entered_at_once() {
    var account = store().tenants().ensureAccount(Given.unique("account"));
    var modes = List.of(TenantMode.TEST, TenantMode.LIVE, TenantMode.TEST, TenantMode.LIVE);

    var entered = Concurrently.run(modes.size(), i -> isEntered(account, modes.get(i)));

    var kept = store().tenants().of(account);
    assertThat(entered).filteredOn(it -> it).hasSize(2);
    assertThat(kept).extracting(Tenant::mode).hasSize(2).containsOnly(kept.getFirst().mode());
  }

  @Test
  void whoever_enters_one_of_the_other_mode_meanwhile_waits_and_is_refused() {
    var account = store().tenants().ensureAccount(Given.unique("account"));
    var first =
        new Tenant(
            TenantId.next(Given.IDS), Given.unique("tenant"), account, TenantMode.TEST, NOON);

    var second =
        given.in(
            first,
            () -> {
              assertThat(register().enter(first)).isTrue();
              var other = CompletableFuture.supplyAsync(() -> isEntered(account, TenantMode.LIVE));
              assertThat(other)
                  .failsWithin(Duration.ofMillis(300))
                  .withThrowableOfType(TimeoutException.class);
              return other;
            });

    assertThat(second).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(false);
    assertThat(store().tenants().of(account)).containsExactly(first);
  }

  private boolean isEntered(ProviderAccountId account, TenantMode mode) {
    var wanted = new Tenant(TenantId.next(Given.IDS), Given.unique("tenant"), account, mode, NOON);
    try {
      return given.in(wanted, () -> register().enter(wanted));
    } catch (AccountOfOtherMode refused) {
      return false;
    }
  }

  @Test
  void a_tenant_is_suspended_once_and_its_first_reason_stays() {
    assertThat(in(() -> register().isSuspended(tenant.id()))).isFalse();

    assertThat(in(() -> register().suspend(suspension("First reason", NOON)))).isTrue();
    assertThat(in(() -> register().suspend(suspension("Another", NOON.plusSeconds(1))))).isFalse();

    assertThat(in(() -> register().suspension(tenant.id())))
        .contains(suspension("First reason", NOON));
    assertThat(in(() -> register().isSuspended(tenant.id()))).isTrue();
    assertThat(given.in(stranger, () -> register().isSuspended(stranger.id()))).isFalse();
  }

  @Test
  void a_tenant_that_was_let_back_in_may_be_suspended_anew() {
    in(() -> register().suspend(suspension("First reason", NOON)));

    assertThat(in(() -> register().resume(tenant.id()))).isTrue();
    assertThat(in(() -> register().resume(tenant.id()))).isFalse();
    assertThat(in(() -> register().suspension(tenant.id()))).isEmpty();

    assertThat(in(() -> register().suspend(suspension("Another", NOON.plusSeconds(1))))).isTrue();
    assertThat(in(() -> register().suspension(tenant.id())))
        .contains(suspension("Another", NOON.plusSeconds(1)));
  }

  @Test
  void how_often_it_was_changed_is_counted_and_what_changes_nothing_is_not() {
    assertThat(in(() -> register().changes(tenant.id()))).isZero();
    assertThat(in(() -> register().changesForUpdate(tenant.id()))).isZero();

    in(() -> register().resume(tenant.id()));
    assertThat(in(() -> register().changes(tenant.id()))).isZero();
    in(() -> register().suspend(suspension("First reason", NOON)));
    in(() -> register().suspend(suspension("Another", NOON)));
    assertThat(in(() -> register().changesForUpdate(tenant.id()))).isOne();
    in(() -> register().resume(tenant.id()));

    assertThat(in(() -> register().changes(tenant.id()))).isEqualTo(2);
    assertThat(given.in(stranger, () -> register().changes(stranger.id()))).isZero();
  }

  @Test
  void whoever_knows_how_often_it_was_changed_may_rely_on_it_until_the_end() {
    var counts =
        Concurrently.run(
            4,
            i ->
                in(
                    () -> {
                      long before = register().changesForUpdate(tenant.id());
                      boolean changed =
                          i % 2 == 0
                              ? register().suspend(suspension("A reason", NOON))
                              : register().resume(tenant.id());
                      return List.of(before + (changed ? 1 : 0), register().changes(tenant.id()));
                    }));

    assertThat(counts).allSatisfy(it -> assertThat(it.getLast()).isEqualTo(it.getFirst()));
  }

  @Test
  void it_is_kept_in_a_unit_of_work_of_the_tenant_alone() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> given.in(stranger, () -> register().suspend(suspension("From next door", NOON))));
    assertThatIllegalStateException().isThrownBy(() -> register().isSuspended(tenant.id()));
  }
}
