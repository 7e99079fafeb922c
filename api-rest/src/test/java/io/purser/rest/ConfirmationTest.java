package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.customer.Customer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands for a fresh login: a service's word, for one request. */
class ConfirmationTest {
  private static final String STALE = "401 insufficient-user-authentication";
  private static final String RECIPIENTS = "/v1/customers/me/recipients";
  private static final String RECIPIENT =
      "{\"label\": \"My landlord\", \"chain\": \"ethereum\","
          + " \"address\": \"0x52908400098527886E0F7030069857D2E4169EE7\"}";

  private final TestServer server = TestServer.shared();
  private final Customer ana = server.given.customer(server.tenant);
  private final String subject = Given.unique("subject");

  @BeforeEach
  void linkTheLogin() {
    link(ana, subject);
  }

  private void link(Customer customer, String as) {
    server
        .call("PUT", "/v1/customers/" + customer.id() + "/logins")
        .json("{\"issuer\":\"%s\",\"subject\":\"%s\"}".formatted(Issuers.USERS, as))
        .send()
        .expect(204);
  }

  private String stale(String as) {
    var hourAgo = server.store.now().minus(Duration.ofHours(1)).getEpochSecond();
    return server.issuers.user(
        as, server.store.now(), claims -> claims.claim("auth_time", hourAgo));
  }

  private String minted(String method, String path, String body) {
    return mint(server.key, Given.unique("key"), request(method, path, body))
        .expect(200)
        .json()
        .path("token")
        .asText();
  }

  private String request(String method, String path, String body) {
    return "{\"customerId\":\"%s\",\"method\":\"%s\",\"path\":\"%s\"%s}"
        .formatted(ana.id(), method, path, body.isEmpty() ? "" : ",\"body\":" + body);
  }

  private TestServer.Answer mint(String credential, String key, String body) {
    return server.call("POST", "/v1/confirmations").as(credential).key(key).json(body).send();
  }

  private TestServer.Call add(String key, String body) {
    return server.call("POST", RECIPIENTS).as(stale(subject)).key(key).json(body);
  }

  @Test
  void the_request_that_was_confirmed_needs_no_fresh_login_and_may_be_retried() {
    var token = minted("POST", RECIPIENTS, RECIPIENT);
    var key = Given.unique("key");

    assertThat(add(key, RECIPIENT).send().problem()).isEqualTo(STALE);
    var added = add(key, RECIPIENT).header("Confirmation", token).send().expect(201);
    var again = add(key, RECIPIENT).header("Confirmation", token).send().expect(201);

    assertThat(again.body()).isEqualTo(added.body());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(add(Given.unique("key"), RECIPIENT).header("Confirmation", token).send().problem())
        .isEqualTo(STALE);
  }

  @Test
  void white_space_the_order_of_members_and_the_word_me_make_no_difference() {
    var path = "/v1/customers/" + ana.id() + "/recipients";
    var token =
        minted(
            "POST",
            path,
            "{ \"address\":\"0x52908400098527886E0F7030069857D2E4169EE7\",\n"
                + "\"chain\":\"ethereum\" , \"label\":\"My landlord\"}");

    add(Given.unique("key"), RECIPIENT).header("Confirmation", token).send().expect(201);
  }

  @Test
  void anything_else_is_refused_in_the_same_words_and_uses_nothing_up() {
    var token = minted("POST", RECIPIENTS, RECIPIENT);
    var ben = server.given.customer(server.tenant);
    var bens = Given.unique("ben");
    link(ben, bens);
    var wrong =
        List.of(
            // another body, one member more, and one that says a number in place of a text
            add(Given.unique("k"), RECIPIENT.replace("landlord", "landlady"))
                .header("Confirmation", token),
            add(Given.unique("k"), RECIPIENT.replace("}", ",\"x\":1}"))
                .header("Confirmation", token),
            add(Given.unique("k"), "[]").header("Confirmation", token),
            add(Given.unique("k"), "").header("Confirmation", token),
            // another route, method or spelling of the path
            server
                .call("POST", "/v1/customers/me/external-wallets")
                .as(stale(subject))
                .key(Given.unique("k"))
                .json(RECIPIENT)
                .header("Confirmation", token),
            server
                .call("POST", RECIPIENTS + "?x=1")
                .as(stale(subject))
                .key(Given.unique("k"))
                .json(RECIPIENT)
                .header("Confirmation", token),
            // another customer
            server
                .call("POST", RECIPIENTS)
                .as(stale(bens))
                .key(Given.unique("k"))
                .json(RECIPIENT)
                .header("Confirmation", token),
            // no token of ours
            add(Given.unique("k"), RECIPIENT).header("Confirmation", token + "A"),
            add(Given.unique("k"), RECIPIENT).header("Confirmation", "pcf_" + "A".repeat(43)),
            add(Given.unique("k"), RECIPIENT).header("Confirmation", "nonsense"),
            // twice
            add(Given.unique("k"), RECIPIENT)
                .header("Confirmation", token)
                .header("Confirmation", token));

    var without = add(Given.unique("k"), RECIPIENT).send().lessTrace();
    for (int i = 0; i < wrong.size(); i++) {
      assertThat(wrong.get(i).send().lessTrace()).as("attack %d", i).isEqualTo(without);
    }
    add(Given.unique("k"), RECIPIENT).header("Confirmation", token).send().expect(201);
  }

  @Test
  void a_request_without_a_key_is_confirmed_once() {
    var phone = "{\"phone\": \"+4915112345678\"}";
    var token = minted("PATCH", "/v1/customers/me", phone);

    assertThat(patch(phone, token).status()).isEqualTo(200);
    assertThat(patch(phone, token).problem()).isEqualTo(STALE);
    var other = minted("PATCH", "/v1/customers/me", phone.replace("78", "79"));
    assertThat(patch(phone, other).problem()).isEqualTo(STALE);
  }

  private TestServer.Answer patch(String body, String token) {
    return server
        .call("PATCH", "/v1/customers/me")
        .as(stale(subject))
        .key("a key that nobody minds")
        .header("If-Match", "*")
        .header("Confirmation", token)
        .json(body)
        .send();
  }

  @Test
  void a_fresh_login_uses_no_confirmation_up() {
    var token = minted("POST", RECIPIENTS, RECIPIENT);
    var fresh = server.issuers.user(subject, server.store.now(), it -> it);
    server
        .call("POST", RECIPIENTS)
        .as(fresh)
        .key(Given.unique("k"))
        .header("Confirmation", token)
        .json(
            RECIPIENT.replace(
                "0x52908400098527886E0F7030069857D2E4169EE7",
                "0x8617E340B3D01FA5F11F306F4090FD50E238070D"))
        .send()
        .expect(201);

    add(Given.unique("k"), RECIPIENT).header("Confirmation", token).send().expect(201);
  }

  @Test
  void only_a_service_with_the_scope_mints_and_no_key_that_is_made_by_api_has_it() {
    var body = request("POST", RECIPIENTS, RECIPIENT);
    var others =
        List.of(
            server.key(server.tenant.id(), Scope.TRANSFERS_WRITE, Scope.LOGINS_WRITE),
            server.issuers.user(subject, server.store.now(), it -> it),
            server.issuers.operator("admin", server.store.now()));

    for (var each : others) {
      assertThat(mint(each, Given.unique("k"), body).problem()).isEqualTo("403 not-permitted");
    }
    var made =
        server
            .call("POST", "/v1/api-keys")
            .as(server.issuers.operator("admin", server.store.now()))
            .key(Given.unique("k"))
            .header("Purser-Reason", "a test")
            .json("{\"service\":\"app\",\"scopes\":[\"confirmations:write\"]}")
            .send();
    assertThat(made.status()).isEqualTo(400);
    assertThat(made.body()).contains("which bootstrap alone gives");
  }

  @Test
  void a_confirmation_of_an_operators_request_is_worth_nothing() {
    var path = "/v1/customers/" + ana.id() + "/recipients";
    var token = minted("POST", path, RECIPIENT);
    var now = server.store.now();
    var old =
        server.issuers.signed(
            Issuers.claims(Issuers.STAFF, "operator-1", now)
                .claim("roles", List.of("admin"))
                .claim("auth_time", now.minusSeconds(3600).getEpochSecond())
                .build());

    assertThat(
            server
                .call("POST", path)
                .as(old)
                .key(Given.unique("k"))
                .header("Purser-Reason", "a test")
                .header("Confirmation", token)
                .json(RECIPIENT)
                .send()
                .problem())
        .isEqualTo(STALE);
  }

  @Test
  void the_token_is_told_once() {
    var key = Given.unique("key");
    var body = request("POST", RECIPIENTS, RECIPIENT);

    var first = mint(server.key, key, body).expect(200);
    var again = mint(server.key, key, body).expect(200);

    assertThat(first.json().path("token").asText()).matches("pcf_[A-Za-z0-9_-]{43}");
    assertThat(again.json().has("token")).isFalse();
    assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
  }

  @Test
  void what_is_no_request_is_not_confirmed() {
    for (var wrong :
        List.of(
            request("GET", RECIPIENTS, ""),
            request("post", RECIPIENTS, ""),
            request("POST", "recipients", ""),
            request("POST", "/v2/transfers", ""),
            request("POST", RECIPIENTS + "?x=1", ""),
            request("POST", RECIPIENTS + "#x", ""),
            request("POST", RECIPIENTS, "[]"),
            request("POST", RECIPIENTS, "\"x\""))) {
      assertThat(mint(server.key, Given.unique("k"), wrong).status()).as(wrong).isEqualTo(400);
    }
  }
}
