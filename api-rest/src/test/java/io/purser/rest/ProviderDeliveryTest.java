package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.inbox.Inbox;
import io.purser.domain.inbox.Inbox.Outcome;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What operators see of the provider's deliveries, and do to them. */
class ProviderDeliveryTest {
  private static final String ALL = "/v1/provider-deliveries";

  private final TestServer server = TestServer.shared();
  private final Inbox inbox = server.store.inbox();
  private final String support = server.issuers.operator("support", server.store.now());

  private TestServer.Call as(String token, String method, String path) {
    return server.call(method, path).as(token);
  }

  private TestServer.Call replay(String token, String id) {
    return as(token, "POST", ALL + "/" + id + "/replay")
        .header("Purser-Reason", "cause is gone")
        .key(Given.unique("replay"));
  }

  private <T> T inAccount(ProviderAccountId account, Supplier<T> body) {
    return server.store.work().inAccount(account, body);
  }

  /** A delivery to the account of this tenant that has ended like this. */
  private String closed(Tenant tenant, Outcome outcome, @Nullable TenantId concerning) {
    var account = tenant.account();
    var body = Given.unique("secret-content").getBytes(StandardCharsets.UTF_8);
    inAccount(account, () -> inbox.keep(account, body, server.store.now()));
    var claimed =
        inbox.claim(10_000, Duration.ofSeconds(1)).stream()
            .filter(each -> each.account().equals(account))
            .findFirst()
            .orElseThrow();
    inAccount(
        account,
        () -> {
          inbox.close(account, claimed, outcome, concerning);
          return claimed;
        });
    return claimed.deliveryId();
  }

  private String quarantined() {
    return closed(server.tenant, new Outcome.Quarantined("names nobody"), null);
  }

  @Test
  void a_quarantined_delivery_is_listed_with_its_reason_and_without_what_it_says() {
    var id = quarantined();

    var list = as(support, "GET", ALL + "?state=quarantined").send().expect(200);
    var one = as(support, "GET", ALL + "/" + id).send().expect(200);

    assertThat(list.json().path("items").path(0)).isEqualTo(one.json());
    assertThat(one.json().path("state").asText()).isEqualTo("quarantined");
    assertThat(one.json().path("reason").asText()).isEqualTo("names nobody");
    assertThat(one.json().path("replayable").asBoolean()).isTrue();
    assertThat(one.body()).doesNotContain("content");
  }

  @Test
  void a_replay_needs_a_reason_and_is_in_the_audit_log_once_however_often_it_is_sent() {
    var id = quarantined();

    assertThat(as(support, "POST", ALL + "/" + id + "/replay").send().problem())
        .isEqualTo("400 reason-missing");
    assertThat(replay(support, id).send().expect(200).json().path("state").asText())
        .isEqualTo("waiting");
    assertThat(replay(support, id).send().expect(200).json().path("state").asText())
        .isEqualTo("waiting");

    assertThat(server.store.auditLog().all())
        .filteredOn(entry -> entry.subject().equals(id))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.reason()).isEqualTo("cause is gone");
              assertThat(entry.actor()).startsWith("operator:");
            });
  }

  @Test
  void the_same_key_gets_the_same_answer_and_is_good_for_one_delivery() {
    var id = quarantined();
    var other = quarantined();
    var key = Given.unique("replay");
    var replayed = replay(support, id).key(key).send().expect(200);

    var again = replay(support, id).key(key).send().expect(200);

    assertThat(again.body()).isEqualTo(replayed.body());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(replay(support, other).key(key).send().problem())
        .isEqualTo("422 idempotency-key-reused");
  }

  @Test
  void what_was_worked_is_not_replayed() {
    var id = closed(server.tenant, new Outcome.Applied(), null);

    assertThat(replay(support, id).send().problem()).isEqualTo("409 delivery-not-quarantined");
  }

  @Test
  void only_support_and_admins_may() {
    var id = quarantined();
    var compliance = server.issuers.operator("compliance", server.store.now());
    var user = server.issuers.user(Given.unique("subject"), server.store.now(), it -> it);

    for (var token : new String[] {compliance, server.key}) {
      assertThat(as(token, "GET", ALL).send().problem()).isEqualTo("403 not-permitted");
      assertThat(as(token, "GET", ALL + "/" + id).send().problem()).isEqualTo("403 not-permitted");
      assertThat(replay(token, id).send().problem()).isEqualTo("403 not-permitted");
    }
    assertThat(as(user, "GET", ALL).send().status()).isEqualTo(403);
    var admin = server.issuers.operator("admin", server.store.now());
    as(admin, "GET", ALL + "/" + id).send().expect(200);
  }

  @Test
  void what_concerns_others_answers_as_what_does_not_exist() {
    var neighbour = server.given.neighbourOf(server.tenant);
    var neighbours = closed(neighbour, new Outcome.Quarantined("theirs"), neighbour.id());
    var strangers =
        closed(server.given.tenant(), new Outcome.Quarantined("of another account"), null);

    for (var id : new String[] {neighbours, strangers, Given.IDS.next("dlv"), "dlv_1", "x"}) {
      assertThat(as(support, "GET", ALL + "/" + id).send().problem())
          .isEqualTo("404 no-such-delivery");
      assertThat(replay(support, id).send().problem()).isEqualTo("404 no-such-delivery");
    }
    var list = as(support, "GET", ALL + "?limit=100").send().expect(200).body();
    assertThat(list).doesNotContain(neighbours).doesNotContain(strangers);
  }

  @Test
  void a_list_is_read_page_by_page() {
    for (int i = 0; i < 3; i++) {
      quarantined();
    }
    var first = as(support, "GET", ALL + "?limit=2&include=total").send().expect(200).json();
    var second =
        as(support, "GET", ALL + "?limit=2&cursor=" + first.path("nextCursor").asText())
            .send()
            .expect(200)
            .json();

    assertThat(first.path("items")).hasSize(2);
    assertThat(first.path("total").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(second.path("items").path(0)).isNotIn(first.path("items"));
    assertThat(as(support, "GET", ALL + "?state=lost").send().problem())
        .isEqualTo("400 invalid-parameter");
  }
}
