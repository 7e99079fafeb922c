package io.purser.domain.tenant.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.StoreContract;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link ProviderCredentials} must do. */
public abstract class ProviderCredentialsContract extends StoreContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final ProviderKey FIRST = new ProviderKey("yativo_one", "secret-one");
  private static final ProviderKey SECOND = new ProviderKey("yativo_two", "secret-two");

  private ProviderCredentials credentials() {
    return store().providerCredentials();
  }

  private StoredCredentials put(ProviderKey key, String by, Instant at) {
    return in(() -> credentials().put(tenant, key, by, at));
  }

  @Test
  void an_account_has_none_until_they_are_set() {
    assertThat(credentials().of(tenant.account())).isEmpty();
    assertThat(credentials().versions()).doesNotContainKey(tenant.account());
  }

  @Test
  void what_was_set_last_counts_and_has_a_version_of_its_own() {
    var first = put(FIRST, "operator:a", NOON);
    var second = put(SECOND, "operator:b", NOON.plusSeconds(1));

    assertThat(first)
        .isEqualTo(new StoredCredentials(tenant.account(), FIRST, "operator:a", NOON, 1));
    assertThat(second)
        .isEqualTo(
            new StoredCredentials(tenant.account(), SECOND, "operator:b", NOON.plusSeconds(1), 2));
    assertThat(credentials().of(tenant.account())).contains(second);
    assertThat(credentials().versions()).containsEntry(tenant.account(), 2L);
  }

  @Test
  void they_are_of_one_account_alone() {
    put(FIRST, "operator:a", NOON);

    assertThat(credentials().of(stranger.account())).isEmpty();
    assertThat(credentials().versions()).doesNotContainKey(stranger.account());
  }

  @Test
  void they_are_set_together_with_everything_else_or_not_at_all() {
    put(FIRST, "operator:a", NOON);

    assertThatThrownBy(
            () ->
                in(
                    () -> {
                      credentials().put(tenant, SECOND, "operator:b", NOON);
                      throw new IllegalArgumentException("changed my mind");
                    }))
        .hasMessage("changed my mind");

    assertThat(credentials().of(tenant.account())).map(StoredCredentials::key).contains(FIRST);
    assertThatIllegalStateException()
        .isThrownBy(
            () -> given.in(stranger, () -> credentials().put(tenant, SECOND, "operator:b", NOON)));
  }
}
