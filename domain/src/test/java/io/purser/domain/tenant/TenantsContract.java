package io.purser.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.list.PageRequest;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Tenants} must do. */
public abstract class TenantsContract extends StoreContract {
  private Tenants tenants() {
    return store().tenants();
  }

  @Test
  void a_tenant_is_made_once_together_with_its_account() {
    var slug = Given.unique("tenant");
    var account = Given.unique("account");

    var made = tenants().ensure(slug, account, TenantMode.TEST);

    assertThat(tenants().ensure(slug, account, TenantMode.TEST)).isEqualTo(made);
    assertThat(tenants().bySlug(slug)).contains(made);
    assertThat(tenants().get(made.id())).contains(made);
    assertThat(tenants().account(made.account())).map(ProviderAccount::name).contains(account);
  }

  @Test
  void a_tenant_is_test_or_live_for_ever() {
    var slug = Given.unique("tenant");
    var account = Given.unique("account");

    var live = tenants().ensure(slug, account, TenantMode.LIVE);

    assertThat(live.mode()).isEqualTo(TenantMode.LIVE);
    assertThat(tenants().ensure(slug, account, TenantMode.TEST)).isEqualTo(live);
    assertThat(tenants().get(live.id())).contains(live);
  }

  @Test
  void tenants_may_share_an_account() {
    var account = Given.unique("account");

    var first = tenants().ensure(Given.unique("tenant"), account, TenantMode.TEST);
    var second = tenants().ensure(Given.unique("tenant"), account, TenantMode.TEST);

    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.account()).isEqualTo(first.account());
  }

  @Test
  void no_tenant_of_the_other_mode_is_made_beside_one_that_is_there() {
    var account = Given.unique("account");
    var slug = Given.unique("tenant");
    tenants().ensure(Given.unique("tenant"), account, TenantMode.TEST);

    assertThatExceptionOfType(AccountOfOtherMode.class)
        .isThrownBy(() -> tenants().ensure(slug, account, TenantMode.LIVE));

    assertThat(tenants().bySlug(slug)).isEmpty();
  }

  @Test
  void of_many_who_ensure_it_at_once_all_get_the_same_tenant() {
    var slug = Given.unique("tenant");
    var account = Given.unique("account");

    var made = Concurrently.run(6, _ -> tenants().ensure(slug, account, TenantMode.TEST));

    assertThat(made).containsOnly(made.getFirst());
  }

  @Test
  void an_account_knows_its_tenants_and_no_others() {
    var name = Given.unique("account");
    var account = tenants().ensureAccount(name);
    var first = tenants().ensure(Given.unique("tenant"), name, TenantMode.TEST);
    var second = tenants().ensure(Given.unique("tenant"), name, TenantMode.TEST);

    assertThat(tenants().ensureAccount(name)).isEqualTo(account);
    assertThat(tenants().accountNamed(name)).contains(account);
    assertThat(tenants().accountNamed(Given.unique("account"))).isEmpty();
    assertThat(tenants().of(account)).containsExactlyInAnyOrder(first, second);
    assertThat(tenants().of(stranger.account())).containsExactly(stranger);
  }

  @Test
  void tenants_are_listed_from_the_newest_on() {
    var made = Stream.of(1, 2, 3).map(this::enteredLater).toList();

    var first = tenants().list(new PageRequest(2, null, true));
    var second = tenants().list(new PageRequest(1, first.next(), false));

    assertThat(first.items()).containsExactly(made.get(2), made.get(1));
    assertThat(second.items()).containsExactly(made.get(0));
    assertThat(first.total()).isGreaterThanOrEqualTo(3L);
    assertThat(second.total()).isNull();
  }

  /** Later than any other test enters one. */
  private Tenant enteredLater(int seconds) {
    var at = Instant.parse("2200-01-01T00:00:00Z").plusSeconds(seconds);
    var made =
        new Tenant(
            TenantId.next(Given.IDS),
            Given.unique("tenant"),
            tenant.account(),
            TenantMode.TEST,
            at);
    given.in(made, () -> store().tenantRegister().enter(made));
    return made;
  }

  @Test
  void nobody_knows_a_tenant_that_was_never_made() {
    assertThat(tenants().bySlug(Given.unique("tenant"))).isEmpty();
    assertThat(tenants().get(TenantId.next(Given.IDS))).isEmpty();
    assertThat(tenants().account(ProviderAccountId.next(Given.IDS))).isEmpty();
  }
}
