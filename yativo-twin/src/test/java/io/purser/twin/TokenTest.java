package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.twin.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TokenTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();

  @Test
  void key_and_secret_are_exchanged_for_a_token_whose_members_stand_at_the_top() {
    var reply = exchange(twin.twin().apiKey(), twin.twin().apiSecret());
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.members())
        .containsExactly(
            "success",
            "access_token",
            "token_type",
            "expires_in",
            "expires_at",
            "scopes",
            "refresh_recommendation");
    assertThat(reply.json().path("expires_in").asInt()).isEqualTo(3600);
    assertThat(Instant.parse(reply.at("/expires_at")))
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(59)), Instant.now().plus(Duration.ofMinutes(61)));
    assertThat(reply.at("/refresh_recommendation/refresh_before_seconds")).isEqualTo("300");
    var head = reply.at("/access_token").split("\\.", -1)[0];
    assertThat(new String(Base64.getUrlDecoder().decode(head), StandardCharsets.UTF_8))
        .contains("\"alg\":\"HS256\"");
  }

  @Test
  void a_made_up_key_looks_like_the_providers() {
    assertThat(twin.twin().apiKey()).matches("yativo_[0-9a-f]{48}");
    assertThat(twin.twin().apiSecret()).matches("[0-9a-f]{64}");
  }

  @Test
  void a_wrong_secret_is_answered_with_a_sentence_under_error() {
    var reply = exchange(twin.twin().apiKey(), "0".repeat(64));
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.text())
        .isEqualTo("{\"success\":false,\"error\":\"Invalid, expired, or revoked API key\"}");
  }

  @Test
  void a_missing_secret_is_a_bad_request() {
    var reply =
        twin.send("POST", twin.twin().baseUrl() + "/auth/token", "{\"api_key\":\"x\"}", Map.of());
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("success").asBoolean(true)).isFalse();
  }

  @Test
  void without_credentials_or_with_a_tampered_token_the_answer_is_401() {
    String url = twin.twin().baseUrl() + "/accounts/get-accounts";
    assertThat(twin.send("GET", url, "", Map.of()).status()).isEqualTo(401);
    var reply = twin.send("GET", url, "", Map.of("Authorization", "Bearer " + twin.token() + "x"));
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.text())
        .isEqualTo("{\"error\":\"unauthorized\",\"message\":\"Invalid or expired access token\"}");
  }

  @Test
  void key_and_secret_in_headers_need_no_token() {
    String url = twin.twin().baseUrl() + "/accounts/get-accounts";
    var pair = Map.of("X-API-Key", twin.twin().apiKey(), "X-API-Secret", twin.twin().apiSecret());
    assertThat(twin.send("GET", url, "", pair).status()).isEqualTo(200);
    var wrong = Map.of("X-API-Key", twin.twin().apiKey(), "X-API-Secret", "no");
    assertThat(twin.send("GET", url, "", wrong).status()).isEqualTo(401);
  }

  @Test
  void a_key_without_the_scope_is_forbidden_by_name() {
    var account = twin.control("POST", "/accounts", "{\"scopes\":[\"read\"]}");
    String token = twin.token(account.at("/api_key"), account.at("/api_secret"));
    var reply =
        twin.post("/transactions/send-funds", "{}", Map.of("Authorization", "Bearer " + token));
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.at("/error")).isEqualTo("forbidden");
    assertThat(reply.at("/message"))
        .isEqualTo("API key does not have the 'transactions' permission");
  }

  @Test
  void revoked_tokens_stop_working_and_new_ones_work() {
    String old = twin.token();
    var revoked = twin.control("POST", "/accounts/platform_default/revoke-tokens", "");
    assertThat(revoked.status()).isEqualTo(200);
    assertThat(twin.get("/accounts/get-accounts").status()).isEqualTo(401);
    String fresh = twin.token(twin.twin().apiKey(), twin.twin().apiSecret());
    assertThat(fresh).isNotEqualTo(old);
    var headers = Map.of("Authorization", "Bearer " + fresh);
    assertThat(twin.provider("GET", "/accounts/get-accounts", "", headers).status()).isEqualTo(200);
  }

  @Test
  void two_keys_open_an_account_until_the_one_of_before_is_revoked() {
    var before = twin.twin().apiKey();
    var secret = twin.twin().apiSecret();
    var old = Map.of("Authorization", "Bearer " + twin.token(before, secret));
    var account = "/accounts/platform_default";
    var rotated =
        twin.control(
            "POST", account + "/rotate-key", "{\"api_key\":\"yativo_next\",\"api_secret\":\"n\"}");
    assertThat(rotated.at("/api_key")).isEqualTo("yativo_next");
    var next = Map.of("Authorization", "Bearer " + twin.token("yativo_next", "n"));

    assertThat(exchange(before, secret).status()).isEqualTo(200);
    assertThat(twin.provider("GET", "/accounts/get-accounts", "", old).status()).isEqualTo(200);
    assertThat(twin.provider("GET", "/accounts/get-accounts", "", next).status()).isEqualTo(200);

    twin.control("POST", account + "/revoke-previous-key", "");

    assertThat(exchange(before, secret).status()).isEqualTo(401);
    assertThat(twin.provider("GET", "/accounts/get-accounts", "", old).status()).isEqualTo(401);
    assertThat(twin.provider("GET", "/accounts/get-accounts", "", next).status()).isEqualTo(200);
  }

  @Test
  void a_token_outlives_a_month_of_the_business_clock() {
    String token = twin.token();
    twin.advance("P30D");
    assertThat(token).isNotEmpty();
    assertThat(twin.get("/accounts/get-accounts").status()).isEqualTo(200);
  }

  private Reply exchange(String key, String secret) {
    var body = Json.object().put("api_key", key).put("api_secret", secret).toString();
    return twin.send("POST", twin.twin().baseUrl() + "/auth/token", body, Map.of());
  }
}
