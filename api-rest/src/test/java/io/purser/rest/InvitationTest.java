package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.customer.Customer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How somebody with a login becomes a customer. */
class InvitationTest {
  private final TestServer server = TestServer.shared();
  private final Customer ana = server.given.customer(server.tenant);
  private final String path = "/v1/customers/" + ana.id() + "/invitations";

  private String newcomer() {
    return newcomer(server);
  }

  private static String newcomer(TestServer server) {
    return server.issuers.user(Given.unique("subject"), server.store.now(), it -> it);
  }

  private TestServer.Answer invite() {
    return server.create(path, "{}").expect(201);
  }

  private String token() {
    return invite().json().path("token").asText();
  }

  private TestServer.Answer redeem(String credential, String key, String token) {
    return redeem(server, credential, key, token);
  }

  private static TestServer.Answer redeem(
      TestServer server, String credential, String key, String token) {
    return server
        .call("POST", "/v1/invitations/redemption")
        .as(credential)
        .key(key)
        .json("{\"token\":\"%s\"}".formatted(token))
        .send();
  }

  @Test
  void whoever_brings_it_with_a_good_login_is_the_customer_from_then_on() {
    var token = token();
    var user = newcomer();
    var key = Given.unique("key");
    assertThat(server.call("GET", "/v1/customers/me").as(user).send().problem())
        .isEqualTo("403 login-not-linked");

    var redeemed = redeem(user, key, token).expect(200);

    assertThat(redeemed.json().path("customerId").asText()).isEqualTo(ana.id().value());
    var me = server.call("GET", "/v1/customers/me").as(user).send().expect(200);
    assertThat(me.json().path("id").asText()).isEqualTo(ana.id().value());
    var again = redeem(user, key, token).expect(200);
    assertThat(again.body()).isEqualTo(redeemed.body());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(redeem(newcomer(), Given.unique("key"), token).problem())
        .isEqualTo("422 invitation-not-good");
  }

  @Test
  void whatever_is_wrong_with_a_token_is_told_in_the_same_words() {
    var used = token();
    redeem(newcomer(), Given.unique("key"), used).expect(200);
    var revoked = invite();
    server
        .call("DELETE", path + "/" + revoked.json().path("id").asText())
        .header("If-Match", revoked.header("ETag"))
        .send()
        .expect(204);
    var elsewhere = server.inside(server.given.tenant());
    var theirs = elsewhere.given.customer(elsewhere.tenant);
    var foreign =
        elsewhere
            .create("/v1/customers/" + theirs.id() + "/invitations", "{}")
            .expect(201)
            .json()
            .path("token")
            .asText();
    var ofDeleted = new EquippedCustomer(server);
    var last = server.create(ofDeleted.path() + "/invitations", "{}").expect(201);
    ofDeleted.isDeletedAnyhow();
    var brief = server.create(path, "{\"validForDays\":1}").expect(201);

    var wrong =
        new ArrayList<>(
            List.of(
                "",
                "nonsense",
                "piv_" + "A".repeat(43),
                used,
                used + "A",
                token().replace("piv_", "pcf_"),
                revoked.json().path("token").asText(),
                foreign,
                last.json().path("token").asText()));
    var first = redeem(newcomer(), Given.unique("key"), "x");
    assertThat(first.problem()).isEqualTo("422 invitation-not-good");
    for (var each : wrong) {
      assertThat(redeem(newcomer(), Given.unique("key"), each).lessTrace())
          .as(each)
          .isEqualTo(first.lessTrace());
    }
    server.store.letTimePass(Duration.ofDays(1));
    assertThat(
            redeem(newcomer(), Given.unique("key"), brief.json().path("token").asText())
                .lessTrace())
        .isEqualTo(first.lessTrace());
  }

  @Test
  void whoever_is_a_customer_already_is_told_so_and_uses_nothing_up() {
    var user = newcomer();
    redeem(user, Given.unique("key"), token()).expect(200);
    var other = token();

    assertThat(redeem(user, Given.unique("key"), other).problem())
        .isEqualTo("409 login-already-linked");
    redeem(newcomer(), Given.unique("key"), other).expect(200);
  }

  @Test
  void nobody_redeems_but_by_an_end_users_login() {
    var token = token();
    for (var each : List.of(server.key, server.issuers.operator("admin", server.store.now()))) {
      assertThat(redeem(each, Given.unique("key"), token).problem()).isEqualTo("403 not-permitted");
    }
    assertThat(redeem("", Given.unique("key"), token).problem()).isEqualTo("401 unauthenticated");
    redeem(newcomer(), Given.unique("key"), token).expect(200);
  }

  @Test
  void the_token_is_told_once_and_the_list_has_none() {
    var key = Given.unique("key");
    var first = server.call("POST", path).key(key).json("{}").send().expect(201);
    var again = server.call("POST", path).key(key).json("{}").send().expect(201);
    var list = server.get(path).expect(200);

    assertThat(first.json().path("token").asText()).matches("piv_[A-Za-z0-9_-]{43}");
    assertThat(again.json().has("token")).isFalse();
    assertThat(list.body()).doesNotContain("piv_");
    assertThat(list.json().path("items").path(0).path("state").asText()).isEqualTo("open");
  }

  @Test
  void one_that_was_redeemed_is_not_taken_back() {
    var invited = invite();
    redeem(newcomer(), Given.unique("key"), invited.json().path("token").asText()).expect(200);

    assertThat(
            server
                .call("DELETE", path + "/" + invited.json().path("id").asText())
                .header("If-Match", "*")
                .send()
                .problem())
        .isEqualTo("409 invitation-redeemed");
  }

  @Test
  void guesses_are_limited_by_address_whoever_makes_them() {
    var wary =
        TestServer.with(
            Map.of(
                "purser.rate-limit.failures-per-second", 1, "purser.rate-limit.failures-burst", 5));
    try {
      var problems = new ArrayList<String>();
      for (int i = 0; i < 20; i++) {
        problems.add(redeem(wary, newcomer(wary), "k" + i, "wrong").problem());
      }
      assertThat(problems.getFirst()).isEqualTo("422 invitation-not-good");
      assertThat(problems.getLast()).startsWith("429 ");
    } finally {
      wary.server.stop();
    }
  }
}
