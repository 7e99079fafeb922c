package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Verifications that are taken over from the company's own vendor, over HTTP. */
@ExtendWith(Surroundings.Shared.class)
class ShareTokenTest {
  private static final String TAKE = "POST /importer/v1/verification-imports";

  private final Surroundings surroundings;
  private final Api service;
  private final Api twin;

  ShareTokenTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.service = surroundings.service();
    this.twin = surroundings.twinControl();
  }

  @Test
  void who_was_verified_elsewhere_is_approved_from_the_beginning() throws IOException {
    var token = token(Map.of("state", "approved", "approved_until", "2099-01-31T00:00:00Z"));

    var created = post("/v1/customers", Map.of("shareToken", token));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.body().toString()).doesNotContain(token);
    var customer = created.body().path("id").asText();
    var approved =
        eventually(() -> kyc(customer), kyc -> kyc.path("state").asText().equals("approved"));
    assertThat(approved.path("verifiedBy").asText()).isEqualTo("import");
    assertThat(approved.path("expiresAt").asText()).isEqualTo("2099-01-31T00:00:00.000Z");
    assertThat(imported(customer)).isOne();
    assertThat(eventually(() -> told(customer), told -> told.size() == 3))
        .containsExactly("kyc.import_requested", "kyc.import_answered", "kyc.changed");
  }

  @Test
  void a_token_is_brought_later_and_a_fresh_one_after_one_that_has_run_out() throws IOException {
    var customer = customer();
    var old = token(Map.of("life_seconds", 0));

    var refused = bring(customer, old, UUID.randomUUID().toString());

    assertThat(problem(refused)).isEqualTo("422 share-token-expired");
    assertThat(refused.body().toString()).doesNotContain(old);
    assertThat(problem(bring(customer, "of-nobody", UUID.randomUUID().toString())))
        .isEqualTo("422 share-token-not-accepted");
    assertThat(kyc(customer).path("state").asText()).isEqualTo("not-started");

    bring(customer, token(Map.of("state", "under-review")), UUID.randomUUID().toString())
        .require("a first look");
    assertThat(kyc(customer).path("state").asText()).isEqualTo("under-review");
    var approved = bring(customer, token(Map.of()), UUID.randomUUID().toString());
    assertThat(approved.require("the approval").path("state").asText()).isEqualTo("approved");
    assertThat(kyc(customer).path("verifiedBy").asText()).isEqualTo("import");
    assertThat(imported(customer)).isEqualTo(2);
  }

  @Test
  void an_answer_that_is_lost_is_found_and_nothing_is_taken_over_twice() throws IOException {
    var customer = customer();
    var token = token(Map.of());
    spoil("reset_after_commit", customer);

    var answer = bring(customer, token, "lost-answer-" + customer);

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(bring(customer, token, "lost-answer-" + customer).body()).isEqualTo(answer.body());
    assertThat(imported(customer)).isOne();
  }

  @Test
  void what_is_in_doubt_is_accepted_and_settled_once() throws IOException {
    var customer = customer();
    var token = token(Map.of());
    var key = "in-doubt-" + customer;
    spoil("reset_before_commit", customer);

    var accepted = bring(customer, token, key);

    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.body().path("kind").asText()).isEqualTo("verification-import");
    assertThat(accepted.body().path("result").asText())
        .isEqualTo("/v1/customers/" + customer + "/kyc");
    assertThat(problem(bring(customer, token(Map.of()), UUID.randomUUID().toString())))
        .isEqualTo("409 verification-import-under-way");
    var settled = eventually(() -> bring(customer, token, key), answer -> answer.status() != 202);
    assertThat(settled.require("the outcome").path("state").asText()).isEqualTo("approved");
    assertThat(imported(customer)).isOne();
  }

  @Test
  void customers_bring_their_own_and_nobody_elses() throws IOException {
    var user = surroundings.user();
    var stranger = customer();
    var brought =
        user.post(
            "/v1/customers/me/kyc/import",
            Map.of("shareToken", token(Map.of("state", "incomplete"))),
            "Idempotency-Key",
            UUID.randomUUID().toString());

    assertThat(brought.status()).as(brought.body().toString()).isEqualTo(200);
    assertThat(brought.body().has("evidence")).isFalse();
    assertThat(
            user.post(
                    "/v1/customers/" + stranger + "/kyc/import",
                    Map.of("shareToken", token(Map.of())),
                    "Idempotency-Key",
                    UUID.randomUUID().toString())
                .status())
        .isEqualTo(404);
    assertThat(kyc(stranger).path("state").asText()).isEqualTo("not-started");
  }

  private String customer() throws IOException {
    return post("/v1/customers", Map.of()).require("nobody").path("id").asText();
  }

  private Api.Answer bring(String customer, String token, String key) throws IOException {
    return service.post(
        "/v1/customers/" + customer + "/kyc/import",
        Map.of("shareToken", token),
        "Idempotency-Key",
        key);
  }

  private Api.Answer post(String path, Object body) throws IOException {
    return service.post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  /** What the vendor makes for somebody in this state. */
  private String token(Map<String, ?> what) throws IOException {
    return twin.post("/_twin/share-tokens", what).require("a token").path("share_token").asText();
  }

  /** Strikes at the importer, and only where it is asked about this customer. */
  private void spoil(String kind, String customer) throws IOException {
    twin.post("/_twin/faults", Map.of("route", TAKE, "kind", kind, "body_contains", customer))
        .require("a fault");
  }

  private int imported(String customer) throws IOException {
    return twin.get("/_twin/effects?kind=verification_imported&natural_key=" + customer)
        .require("the effects")
        .path("total")
        .asInt();
  }

  private JsonNode kyc(String customer) throws IOException {
    return service.get("/v1/customers/" + customer + "/kyc").require("how far they are known");
  }

  private List<String> told(String customer) throws IOException {
    var told = new ArrayList<String>();
    for (var event :
        service.get("/v1/customers/" + customer + "/events").require("events").path("items")) {
      if (event.path("type").asText().startsWith("kyc.")) {
        told.addFirst(event.path("type").asText());
      }
    }
    return told;
  }

  private static String problem(Api.Answer answer) {
    return answer.status() + " " + answer.body().path("code").asText();
  }
}
