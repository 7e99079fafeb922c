package io.purser.domain.access;

import static io.purser.domain.access.ApiKeyBuilder.aKeyOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantMode;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeys} must do. */
public abstract class ApiKeysContract extends StoreContract {
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void lookAtTheClock() {
    now = store().now();
  }

  private ApiKeys keys() {
    return store().apiKeys();
  }

  private ApiKeyBuilder key(Tenant of) {
    return aKeyOf(of, now.minus(Duration.ofDays(2)));
  }

  private ApiKey added(Tenant of, ApiKey key) {
    given.in(of, () -> keys().add(key));
    return key;
  }

  private ApiKey added(ApiKey key) {
    return added(tenant, key);
  }

  private ApiKey saved(ApiKey key) {
    return in(() -> keys().save(key));
  }

  private ApiKey read(ApiKey key) {
    return in(() -> keys().get(tenant.id(), key.id()).orElseThrow());
  }

  @Test
  void a_key_is_found_by_its_public_part_whatever_its_tenant() {
    var ours = added(key(tenant).expiring(now.plus(Duration.ofDays(1))).build());
    var theirs = added(stranger, key(stranger).build());

    assertThat(keys().byPublicPart(ours.secret().publicPart())).contains(ours);
    assertThat(keys().byPublicPart(theirs.secret().publicPart())).contains(theirs);
    assertThat(keys().byPublicPart("psk_test_000000000000")).isEmpty();
  }

  @Test
  void a_key_is_read_as_it_was_added() {
    var key = added(key(tenant).from("203.0.113.0/24", "2001:db8::/32").build());
    var bare = added(key(tenant).with(Set.of()).build());

    assertThat(read(key)).isEqualTo(key);
    assertThat(read(bare)).isEqualTo(bare);
    assertThat(in(() -> keys().lock(tenant.id(), key.id()))).contains(key);
    assertThat(given.in(stranger, () -> keys().get(stranger.id(), key.id()))).isEmpty();
    assertThat(given.in(stranger, () -> keys().lock(stranger.id(), key.id()))).isEmpty();
  }

  @Test
  void a_public_part_is_one_key() {
    var key = key(tenant);
    added(key.build());
    var twin = key(stranger).withSecret(key.secret()).build();

    assertThatThrownBy(() -> added(stranger, twin)).isInstanceOf(RuntimeException.class);
    assertThat(keys().byPublicPart(twin.secret().publicPart()))
        .hasValueSatisfying(found -> assertThat(found.tenant()).isEqualTo(tenant.id()));
  }

  @Test
  void every_state_is_read_as_it_was_saved() {
    var key = added(key(tenant).build());
    var successor = added(key(tenant).build());

    var rotated = saved(key.rotated(successor.id(), now.plusSeconds(60), now));
    assertThat(read(key)).isEqualTo(rotated);
    assertThat(rotated.header().version()).isEqualTo(2);
    var changed =
        saved(rotated.changed("", AllowList.of(List.of("10.0.0.0/8")), now.plusSeconds(1)));
    assertThat(read(key)).isEqualTo(changed);
    var revoked = saved(changed.revoked(now.plusSeconds(2)));
    assertThat(read(key)).isEqualTo(revoked);
    assertThat(keys().byPublicPart(key.secret().publicPart())).contains(revoked);
  }

  @Test
  void a_stale_copy_cannot_overwrite_a_newer_one() {
    var key = added(key(tenant).build());
    saved(key.revoked(now));

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> saved(key.changed("other", AllowList.ANYWHERE, now)));
  }

  @Test
  void a_service_has_a_key_once_one_is_added_that_works() {
    assertThat(keys().exists(tenant.id(), "app")).isFalse();
    added(key(tenant).expiring(now.minus(Duration.ofDays(1))).build());
    assertThat(keys().exists(tenant.id(), "app")).isFalse();
    var key = added(key(tenant).expiring(now.plus(Duration.ofDays(1))).build());
    assertThat(keys().exists(tenant.id(), "app")).isTrue();
    var other = added(key(tenant).forService("other").build());
    var ended = saved(key.rotated(other.id(), now.minus(Duration.ofDays(1)), now));
    assertThat(keys().exists(tenant.id(), "app")).isFalse();
    var works = saved(ended.rotated(other.id(), now.plus(Duration.ofDays(1)), now));
    assertThat(keys().exists(tenant.id(), "app")).isTrue();
    saved(works.revoked(now));
    assertThat(keys().exists(tenant.id(), "app")).isFalse();
  }

  @Test
  void a_key_that_never_expires_counts_for_its_own_service_and_tenant_alone() {
    added(key(tenant).build());

    assertThat(keys().exists(tenant.id(), "app")).isTrue();
    assertThat(keys().exists(tenant.id(), "other")).isFalse();
    assertThat(keys().exists(stranger.id(), "app")).isFalse();
  }

  @Test
  void keys_that_work_are_counted() {
    added(key(tenant).expiring(now).build());
    var revoked = added(key(tenant).build());
    var successor = added(key(tenant).expiring(now.plusSeconds(60)).build());
    var rotated = added(key(tenant).build());
    added(stranger, key(stranger).build());
    saved(revoked.revoked(now));
    saved(rotated.rotated(successor.id(), now.plusSeconds(30), now));

    assertThat(countAt(now)).isEqualTo(2);
    assertThat(countAt(now.plusSeconds(30))).isEqualTo(1);
    assertThat(countAt(now.plusSeconds(60))).isZero();
  }

  private int countAt(Instant at) {
    return in(() -> keys().countValid(tenant.id(), at));
  }

  @Test
  void keys_are_listed_newest_first() {
    var all = new ArrayList<ApiKey>();
    for (int i = 0; i < 5; i++) {
      all.addFirst(added(aKeyOf(tenant, now.plusMillis(i)).build()));
    }
    added(stranger, key(stranger).build());

    var first = in(() -> keys().list(tenant.id(), new PageRequest(3, null, true)));
    var second = in(() -> keys().list(tenant.id(), new PageRequest(3, first.next(), false)));

    assertThat(first.items()).isEqualTo(all.subList(0, 3));
    assertThat(first.total()).isEqualTo(5);
    assertThat(second.items()).isEqualTo(all.subList(3, 5));
    assertThat(second.next()).isNull();
  }

  @Test
  void the_last_use_is_noted_and_never_goes_back() {
    var key = added(key(tenant).build());
    var other = added(key(tenant).build());
    var minute = Instant.parse("2026-02-03T09:30:00Z");

    use(tenant, key, minute);
    assertThat(read(key).lastUsedAt()).isEqualTo(minute);
    assertThat(read(other).lastUsedAt()).isNull();
    use(tenant, key, minute.minusSeconds(60));
    assertThat(read(key).lastUsedAt()).isEqualTo(minute);
    use(tenant, key, minute.plusSeconds(60));
    assertThat(read(key).lastUsedAt()).isEqualTo(minute.plusSeconds(60));
    use(stranger, key, minute.plusSeconds(120));
    assertThat(read(key).lastUsedAt()).isEqualTo(minute.plusSeconds(60));
  }

  @Test
  void a_use_is_no_change_and_a_change_forgets_no_use() {
    var key = added(key(tenant).build());
    var minute = Instant.parse("2026-02-03T09:30:00Z");
    use(tenant, key, minute);

    saved(key.revoked(now));

    assertThat(read(key).lastUsedAt()).isEqualTo(minute);
    assertThat(read(key).header().version()).isEqualTo(2);
  }

  private void use(Tenant of, ApiKey key, Instant at) {
    given.in(of, () -> keys().used(of.id(), Map.of(key.id(), at)));
  }

  @Test
  void a_key_says_whether_its_tenant_is_for_trying_out() {
    var live =
        store().tenants().ensure(Given.unique("tenant"), Given.unique("account"), TenantMode.LIVE);
    var key = added(live, key(live).build());

    assertThat(key.secret().publicPart()).startsWith("psk_live_");
    assertThat(keys().byPublicPart(key.secret().publicPart())).contains(key);
  }
}
