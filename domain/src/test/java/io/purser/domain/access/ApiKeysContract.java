package io.purser.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeys} must do. */
public abstract class ApiKeysContract extends StoreContract {
  private ApiKeys keys() {
    return store().apiKeys();
  }

  private ApiKey key(Tenant of, String service, @Nullable Instant expiresAt) {
    return new ApiKey(
        ApiKeyId.next(Given.IDS),
        of.id(),
        service,
        IssueApiKey.hash(Given.unique("psk_live_")),
        "aB-_",
        EnumSet.of(Scope.CUSTOMERS_READ, Scope.WALLETS_WRITE),
        store().now().minus(Duration.ofDays(2)),
        expiresAt);
  }

  @Test
  void a_key_is_found_by_its_hash_whatever_its_tenant() {
    var ours = key(tenant, "app", store().now().plus(Duration.ofDays(1)));
    var theirs = key(stranger, "app", null);
    keys().add(ours);
    keys().add(theirs);

    assertThat(keys().byHash(ours.hash())).contains(ours);
    assertThat(keys().byHash(theirs.hash())).contains(theirs);
    assertThat(keys().byHash(IssueApiKey.hash("psk_live_unknown"))).isEmpty();
  }

  @Test
  void a_key_may_have_no_scopes() {
    var key =
        new ApiKey(
            ApiKeyId.next(Given.IDS),
            tenant.id(),
            "app",
            IssueApiKey.hash(Given.unique("psk_live_")),
            "aaaa",
            Set.of(),
            store().now(),
            null);
    keys().add(key);

    assertThat(keys().byHash(key.hash())).contains(key);
  }

  @Test
  void a_hash_is_one_key() {
    var key = key(tenant, "app", null);
    keys().add(key);
    var twin =
        new ApiKey(
            ApiKeyId.next(Given.IDS),
            stranger.id(),
            "other",
            key.hash(),
            key.hint(),
            Set.of(),
            key.createdAt(),
            null);

    assertThatThrownBy(() -> keys().add(twin)).isInstanceOf(RuntimeException.class);
    assertThat(keys().byHash(key.hash())).contains(key);
  }

  @Test
  void a_service_has_a_key_once_one_is_added_that_has_not_expired() {
    assertThat(keys().exists(tenant.id(), "app")).isFalse();

    keys().add(key(tenant, "app", store().now().minus(Duration.ofDays(1))));
    assertThat(keys().exists(tenant.id(), "app")).isFalse();

    keys().add(key(tenant, "app", store().now().plus(Duration.ofDays(1))));
    assertThat(keys().exists(tenant.id(), "app")).isTrue();
  }

  @Test
  void a_key_that_never_expires_counts_for_its_own_service_and_tenant_alone() {
    keys().add(key(tenant, "app", null));

    assertThat(keys().exists(tenant.id(), "app")).isTrue();
    assertThat(keys().exists(tenant.id(), "other")).isFalse();
    assertThat(keys().exists(stranger.id(), "app")).isFalse();
  }

  @Test
  void a_key_that_has_expired_is_still_found_so_that_it_can_be_named() {
    var expired = key(tenant, "app", store().now().minus(Duration.ofDays(1)));
    keys().add(expired);

    assertThat(keys().byHash(expired.hash())).contains(expired);
  }
}
