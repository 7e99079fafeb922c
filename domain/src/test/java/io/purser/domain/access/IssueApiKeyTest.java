package io.purser.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.tenant.Tenant;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IssueApiKeyTest {
  private final InMemoryStore store = new InMemoryStore();
  private final Tenant tenant = new Given(store).tenant();
  private final IssueApiKey issueApiKey =
      new IssueApiKey(store.apiKeys(), store.ids(), store.clock(), new SecureRandom());

  @Test
  void the_secret_finds_its_key_and_is_not_kept() {
    var secret = issueApiKey.handle(tenant.id(), "app", EnumSet.of(Scope.CUSTOMERS_READ));

    var key = store.apiKeys().byHash(IssueApiKey.hash(secret)).orElseThrow();

    assertThat(secret).matches("psk_live_[A-Za-z0-9_-]{43}");
    assertThat(IssueApiKey.looksLikeKey(secret)).isTrue();
    assertThat(IssueApiKey.looksLikeKey("eyJhbGciOi")).isFalse();
    assertThat(key.service()).isEqualTo("app");
    assertThat(key.tenant()).isEqualTo(tenant.id());
    assertThat(key.scopes()).containsExactly(Scope.CUSTOMERS_READ);
    assertThat(key.hint()).isEqualTo(secret.substring(secret.length() - 4));
    assertThat(key.toString()).doesNotContain(secret);
  }

  @Test
  void two_keys_have_nothing_in_common() {
    var first = issueApiKey.handle(tenant.id(), "app", Set.of());
    var second = issueApiKey.handle(tenant.id(), "app", Set.of());

    assertThat(second).isNotEqualTo(first);
    assertThat(store.apiKeys().all()).hasSize(2).extracting(ApiKey::hash).doesNotHaveDuplicates();
  }

  @Test
  void the_hash_is_sha_256_in_hex() {
    assertThat(IssueApiKey.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void a_key_is_valid_until_the_moment_it_expires() {
    var at = store.now();
    var key =
        new ApiKey(
            ApiKeyId.next(store.ids()),
            tenant.id(),
            "app",
            IssueApiKey.hash("x"),
            "xxxx",
            Set.of(),
            at,
            at.plusSeconds(10));

    assertThat(key.isValidAt(at.plusSeconds(10).minusNanos(1))).isTrue();
    assertThat(key.isValidAt(at.plusSeconds(10))).isFalse();
    assertThat(key.isValidAt(at.plus(Duration.ofDays(1)))).isFalse();
  }
}
