package io.purser.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.Tenant;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From the making of a key to its end. */
final class ApiKeyLifeTest {
  private static final Initiator ADMIN = new Initiator("operator:staff|ada", "asked for", "r1");
  private static final ApiKey.Purpose PURPOSE =
      new ApiKey.Purpose(
          "app",
          "the shop",
          EnumSet.of(Scope.CUSTOMERS_READ),
          AllowList.of(List.of("203.0.113.0/24", "2001:db8::/32")));

  private final InMemoryStore store = new InMemoryStore();
  private final Given given = new Given(store);
  private final Tenant tenant = given.tenant();
  private final Journal journal = new Journal(store.eventLog(), store.auditLog(), store.ids());
  private final SecureRandom random = new SecureRandom();
  private final IssueApiKey issue =
      new IssueApiKey(store.apiKeys(), journal, store.ids(), store.clock(), random);
  private final RotateApiKey rotate =
      new RotateApiKey(store.apiKeys(), journal, store.ids(), store.clock(), random);
  private final ChangeApiKey change = new ChangeApiKey(store.apiKeys(), journal, store.clock());

  private <T> T in(Supplier<T> body) {
    return given.in(tenant, body);
  }

  private IssueApiKey.Result.Issued issued(@Nullable Instant expiresAt) {
    return (IssueApiKey.Result.Issued)
        in(() -> issue.handle(tenant, PURPOSE, expiresAt, Set.of("operator:boss"), ADMIN));
  }

  private RotateApiKey.Result rotated(ApiKey key, Duration overlap) {
    return rotated(key, overlap, "operator:boss");
  }

  private RotateApiKey.Result rotated(ApiKey key, Duration overlap, String by) {
    return in(() -> rotate.handle(tenant.id(), key.id(), overlap, Set.of(by), ADMIN));
  }

  private ApiKey read(ApiKey key) {
    return in(() -> store.apiKeys().get(tenant.id(), key.id()).orElseThrow());
  }

  @Test
  void whoever_was_told_a_secret_stands_behind_the_key_and_all_that_come_after_it() {
    var first = issued(null).key();
    var second = next(rotated(first, Duration.ZERO, "operator:ben"));
    var third = next(rotated(second, Duration.ofDays(1), "operator:ben"));
    in(() -> change.revoke(tenant.id(), second.id(), ADMIN));

    assertThat(read(first).secret().toldTo()).containsExactly("operator:boss");
    assertThat(read(second).secret().toldTo())
        .containsExactlyInAnyOrder("operator:boss", "operator:ben");
    assertThat(read(third).secret().toldTo())
        .containsExactlyInAnyOrder("operator:boss", "operator:ben");
  }

  private static ApiKey next(RotateApiKey.Result result) {
    return ((RotateApiKey.Result.Rotated) result).next();
  }

  @Test
  void the_secret_finds_its_key_and_is_not_kept() {
    var issued = issued(null);

    var shown = KeySecret.parse(issued.secret().reveal()).orElseThrow();
    var found = store.apiKeys().byPublicPart(shown.publicPart()).orElseThrow();
    assertThat(found).isEqualTo(issued.key());
    assertThat(shown.isOf(found)).isTrue();
    assertThat(shown.isOf(issued(null).key())).isFalse();
    assertThat(found.toString()).doesNotContain(issued.secret().reveal());
    assertThat(found.secret().mode()).isEqualTo(tenant.mode());
    assertThat(audit()).containsExactly("api_key.created", "api_key.created");
  }

  @Test
  void no_key_is_made_that_would_never_work() {
    assertThat(in(() -> issue.handle(tenant, PURPOSE, store.now(), Set.of(), ADMIN)))
        .isEqualTo(new IssueApiKey.Result.ExpiresAtOnce());
  }

  @Test
  void a_key_is_valid_until_the_moment_it_expires() {
    var at = store.now();
    var key = issued(at.plusSeconds(10)).key();

    assertThat(key.isValidAt(at.plusSeconds(10).minusNanos(1))).isTrue();
    assertThat(key.isValidAt(at.plusSeconds(10))).isFalse();
    assertThat(key.isValidAt(at.plus(Duration.ofDays(1)))).isFalse();
  }

  @Test
  void after_a_rotation_both_keys_work_for_a_while_and_are_the_same_caller() {
    var at = store.now();
    var first = issued(null).key();

    var result = (RotateApiKey.Result.Rotated) rotated(first, Duration.ofHours(24));

    var next = result.next();
    assertThat(result.secret().isOf(next)).isTrue();
    assertThat(next.purpose()).isEqualTo(first.purpose());
    assertThat(next.secret().publicPart()).isNotEqualTo(first.secret().publicPart());
    assertThat(read(next)).isEqualTo(next);
    var before = read(first);
    assertThat(before.state())
        .isEqualTo(new ApiKey.State.Rotated(next.id(), at.plus(Duration.ofHours(24))));
    assertThat(before.isValidAt(at.plus(Duration.ofHours(24)).minusNanos(1))).isTrue();
    assertThat(before.isValidAt(at.plus(Duration.ofHours(24)))).isFalse();
    assertThat(audit()).containsExactly("api_key.created", "api_key.rotated", "api_key.created");
  }

  @Test
  void the_next_key_lives_as_long_as_the_one_before_was_made_for() {
    var first = issued(store.now().plus(Duration.ofDays(90))).key();
    store.letTimePass(Duration.ofDays(80));
    var at = store.now();

    var result = (RotateApiKey.Result.Rotated) rotated(first, Duration.ofDays(7));

    assertThat(result.next().expiresAt()).isEqualTo(at.plus(Duration.ofDays(90)));
    assertThat(read(first).isValidAt(at.plus(Duration.ofDays(6)))).isTrue();
  }

  @Test
  void a_key_that_leaked_ends_with_its_rotation() {
    var first = issued(null).key();

    rotated(first, Duration.ZERO);

    assertThat(read(first).isValidAt(store.now())).isFalse();
  }

  @Test
  void only_a_key_that_works_and_was_not_rotated_can_be_rotated() {
    var rotatedOnce = issued(null).key();
    rotated(rotatedOnce, Duration.ofDays(1));
    var revoked = issued(null).key();
    in(() -> change.revoke(tenant.id(), revoked.id(), ADMIN));
    var expired = issued(store.now().plusSeconds(1)).key();
    store.letTimePass(Duration.ofSeconds(1));

    for (var key : List.of(rotatedOnce, revoked, expired)) {
      assertThat(rotated(key, Duration.ZERO)).isEqualTo(new RotateApiKey.Result.NotActive());
    }
    assertThat(in(() -> rotate.handle(tenant.id(), unknown(), Duration.ZERO, Set.of(), ADMIN)))
        .isEqualTo(new RotateApiKey.Result.NoSuchKey());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rotated(issued(null).key(), Duration.ofDays(7).plusSeconds(1)));
  }

  @Test
  void a_revoked_key_works_no_more_also_within_its_overlap() {
    var key = issued(null).key();
    rotated(key, Duration.ofDays(1));

    var revoked = (ChangeApiKey.Result.Changed) revoke(key);

    assertThat(revoked.key().isValidAt(store.now())).isFalse();
    assertThat(revoke(key)).isEqualTo(revoked);
    assertThat(audit())
        .containsExactly(
            "api_key.created", "api_key.rotated", "api_key.created", "api_key.revoked");
    assertThat(in(() -> change.revoke(tenant.id(), unknown(), ADMIN)))
        .isEqualTo(new ChangeApiKey.Result.NoSuchKey());
  }

  private ChangeApiKey.Result revoke(ApiKey key) {
    return in(() -> change.revoke(tenant.id(), key.id(), ADMIN));
  }

  private static ApiKeyId unknown() {
    return ApiKeyId.next(Given.IDS);
  }

  @Test
  void a_key_is_changed_by_those_who_know_its_version() {
    var key = issued(null).key();
    var settings = new ChangeApiKey.Settings("the other shop", AllowList.ANYWHERE);

    var changed = in(() -> change.change(tenant.id(), key.id(), v -> v == 1, _ -> settings, ADMIN));
    var again = in(() -> change.change(tenant.id(), key.id(), v -> v == 1, _ -> settings, ADMIN));

    assertThat(changed)
        .isInstanceOfSatisfying(
            ChangeApiKey.Result.Changed.class,
            result -> {
              assertThat(result.key().purpose().description()).isEqualTo("the other shop");
              assertThat(result.key().purpose().scopes()).isEqualTo(PURPOSE.scopes());
              assertThat(result.key().purpose().allowed()).isEqualTo(AllowList.ANYWHERE);
            });
    assertThat(again).isEqualTo(new ChangeApiKey.Result.OtherVersion());
  }

  @Test
  void a_tenant_has_so_many_keys_and_no_more() {
    for (int i = 0; i < IssueApiKey.MOST; i++) {
      issued(i == 0 ? store.now().plusSeconds(1) : null);
    }

    assertThat(in(() -> issue.handle(tenant, PURPOSE, null, Set.of(), ADMIN)))
        .isEqualTo(new IssueApiKey.Result.TooMany());
    store.letTimePass(Duration.ofSeconds(1));
    assertThat(issued(null).key().isValidAt(store.now())).isTrue();
  }

  @Test
  void an_address_is_in_one_of_the_blocks_or_not() throws Exception {
    var allowed = PURPOSE.allowed();

    assertThat(allowed.allows(InetAddress.ofLiteral("203.0.113.255"))).isTrue();
    assertThat(allowed.allows(InetAddress.ofLiteral("::ffff:203.0.113.7"))).isTrue();
    assertThat(allowed.allows(InetAddress.ofLiteral("203.0.114.0"))).isFalse();
    assertThat(allowed.allows(InetAddress.ofLiteral("2001:db8:ffff::1"))).isTrue();
    assertThat(allowed.allows(InetAddress.ofLiteral("2001:db9::1"))).isFalse();
    assertThat(AllowList.ANYWHERE.allows(InetAddress.ofLiteral("198.51.100.1"))).isTrue();
    assertThat(AllowList.problemWith("2001:db8::/129")).isPresent();
    assertThat(AllowList.problemWith("203.0.113.7")).isPresent();
    assertThat(AllowList.problemWith("203.0.113.7/32")).isEmpty();
  }

  @Test
  void the_minute_of_the_last_use_is_written_down_later() {
    var key = issued(null).key();
    var uses = new KeyUses(store.work(), store.apiKeys());
    var at = Instant.parse("2026-02-03T09:30:59Z");

    uses.note(key, at);
    uses.note(key, at.minusSeconds(120));
    assertThat(read(key).lastUsedAt()).isNull();
    assertThat(uses.write(() -> true)).isEqualTo(1);
    var used = read(key);
    assertThat(used.lastUsedAt()).isEqualTo(Instant.parse("2026-02-03T09:30:00Z"));
    assertThat(uses.write(() -> true)).isZero();
    uses.note(used, at);
    assertThat(uses.write(() -> true)).isZero();
    uses.note(used, at.plusSeconds(1));
    assertThat(uses.write(() -> false)).isZero();
    assertThat(uses.write(() -> true)).isEqualTo(1);
    assertThat(read(key).lastUsedAt()).isEqualTo(Instant.parse("2026-02-03T09:31:00Z"));
  }

  @Test
  void no_more_uses_are_held_than_there_is_room_for() {
    var at = store.now();
    var uses = new KeyUses(store.work(), store.apiKeys());
    var first = issued(null).key();
    uses.note(first, at);
    for (int i = 0; i < KeyUses.MOST; i++) {
      uses.note(ApiKeyBuilder.aKeyOf(tenant, at).with(Set.of()).build(), at);
    }
    uses.note(first, at.plusSeconds(60));

    assertThat(uses.write(() -> true)).isEqualTo(KeyUses.MOST);
    assertThat(read(first).lastUsedAt())
        .isEqualTo(at.plusSeconds(60).truncatedTo(ChronoUnit.MINUTES));
  }

  private List<String> audit() {
    return store.auditLog().all().stream().map(AuditEntry::action).toList();
  }
}
