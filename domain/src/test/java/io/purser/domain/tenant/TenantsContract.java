package io.purser.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
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
  void of_many_who_ensure_it_at_once_all_get_the_same_tenant() {
    var slug = Given.unique("tenant");
    var account = Given.unique("account");

    var made = Concurrently.run(6, _ -> tenants().ensure(slug, account, TenantMode.TEST));

    assertThat(made).containsOnly(made.getFirst());
  }

  @Test
  void nobody_knows_a_tenant_that_was_never_made() {
    assertThat(tenants().bySlug(Given.unique("tenant"))).isEmpty();
    assertThat(tenants().get(TenantId.next(Given.IDS))).isEmpty();
    assertThat(tenants().account(ProviderAccountId.next(Given.IDS))).isEmpty();
  }
}
