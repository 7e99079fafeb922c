package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The company's own importer, and the vendor whose share tokens it takes. */
class VerificationImportTest {
  private static final String ANA = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v";

  @AutoClose final RunningTwin twin = RunningTwin.start();

  private String token(String what) {
    var made = twin.control("POST", "/share-tokens", what);
    assertThat(made.status()).isEqualTo(201);
    return made.at("/share_token");
  }

  private Reply take(String key, String token) {
    return importer("POST", "", order(token), Map.of("Idempotency-Key", key));
  }

  private static String order(String token) {
    return "{\"shareToken\":\"" + token + "\",\"customerReference\":\"" + ANA + "\"}";
  }

  private Reply find(String key) {
    return importer("GET", "/" + key, "", Map.of());
  }

  private Reply importer(String method, String path, String body, Map<String, String> headers) {
    var all = new HashMap<>(headers);
    all.putIfAbsent("Authorization", "Bearer " + twin.twin().apiSecret());
    return twin.send(
        method, twin.twin().importerUrl() + "/v1/verification-imports" + path, body, all);
  }

  private int imported() {
    return twin.control("/effects?kind=verification_imported").json().path("total").asInt();
  }

  @Test
  void a_token_is_taken_over_once_and_its_key_is_answered_alike() {
    var token = token("{\"state\":\"approved\",\"approved_until\":\"2030-01-31T00:00:00Z\"}");

    var first = take("key-1", token);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().fieldNames())
        .toIterable()
        .containsExactly(
            "importReference",
            "customerReference",
            "state",
            "retryable",
            "verifiedAt",
            "expiresAt");
    assertThat(first.at("/customerReference")).isEqualTo(ANA);
    assertThat(first.at("/state")).isEqualTo("approved");
    assertThat(first.at("/expiresAt")).isEqualTo("2030-01-31T00:00:00Z");
    assertThat(take("key-1", token).text()).isEqualTo(first.text());
    assertThat(find("key-1").text()).isEqualTo(first.text());
    assertThat(imported()).isOne();
  }

  @Test
  void a_used_an_unknown_and_an_old_token_are_refused_for_good() {
    var used = token("{}");
    take("key-1", used);
    var old = token("{\"life_seconds\":60}");
    twin.advance("PT60S");

    assertThat(refusal(take("key-2", used))).isEqualTo("422 share-token-used");
    assertThat(refusal(take("key-3", "of-nobody"))).isEqualTo("422 share-token-unknown");
    assertThat(refusal(take("key-4", old))).isEqualTo("422 share-token-expired");
    assertThat(refusal(take("key-4", old))).isEqualTo("422 share-token-expired");
    assertThat(refusal(find("key-4"))).isEqualTo("404 verification-import-unknown");
    assertThat(imported()).isOne();
  }

  private static String refusal(Reply reply) {
    return reply.status() + " " + reply.at("/code");
  }

  @Test
  void a_rejection_says_whether_another_try_helps() {
    var rejected = take("key", token("{\"state\":\"rejected\",\"retryable\":false}"));

    assertThat(rejected.at("/state")).isEqualTo("rejected");
    assertThat(rejected.json().path("retryable").isBoolean()).isTrue();
    assertThat(rejected.json().path("retryable").asBoolean()).isFalse();
    assertThat(rejected.json().path("verifiedAt").isTextual()).isTrue();
  }

  @Test
  void only_a_platform_is_served_and_only_with_a_key() {
    var token = token("{}");

    var stranger =
        importer(
            "POST",
            "",
            order(token),
            Map.of("Authorization", "Bearer nobody", "Idempotency-Key", "key"));
    assertThat(refusal(stranger)).isEqualTo("401 unauthorized");
    assertThat(refusal(importer("POST", "", order(token), Map.of())))
        .isEqualTo("400 idempotency-key-missing");
    take("key", token);
    assertThat(refusal(take("key", token("{}")))).isEqualTo("409 idempotency-key-reused");
  }

  @Test
  void it_fails_like_the_provider_does() {
    var token = token("{}");
    twin.control(
        "POST",
        "/faults",
        "{\"route\":\"POST /importer/v1/verification-imports\",\"kind\":\"error_after_commit\"}");

    assertThat(take("key", token).status()).isEqualTo(500);
    assertThat(find("key").status()).isEqualTo(200);
    assertThat(imported()).isOne();
  }

  @Test
  void it_is_not_the_providers() {
    assertThat(twin.get("/importer/v1/verification-imports/key").status()).isEqualTo(404);
    var other = find("key");
    assertThat(other.header("X-RateLimit-Limit")).isEmpty();
  }

  @Test
  void the_token_is_not_kept_in_the_ledger_of_requests() {
    var token = token("{}");
    take("key", token);

    assertThat(twin.control("/requests").text()).contains(ANA).doesNotContain(token);
  }
}
