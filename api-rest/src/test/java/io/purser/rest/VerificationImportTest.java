package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import io.purser.domain.kyc.Finding;
import io.purser.domain.kyc.imports.FakeImporter;
import io.purser.domain.kyc.imports.ShareToken;
import io.purser.domain.operation.Resolver;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Share tokens, as callers bring them. */
class VerificationImportTest {
  private final TestServer server = TestServer.shared();
  private final FakeImporter importer = server.bean(FakeImporter.class);

  @AfterEach
  void theImporterIsThereAgain() {
    importer.comesBack();
    importer.isConfiguredAgain();
  }

  /** Of somebody who was approved there. */
  private String token() {
    var token = new ShareToken(Given.unique("share-token"));
    importer.vouches(token, new Finding.Approved(server.store.now(), null));
    return token.value();
  }

  private static String body(String token) {
    return "{\"shareToken\":\"" + token + "\"}";
  }

  private TestServer.Call bring(String customer, String token, String key) {
    return server
        .call("POST", "/v1/customers/" + customer + "/kyc/import")
        .key(key)
        .json(body(token));
  }

  private TestServer.Answer bring(String customer, String token) {
    return bring(customer, token, Given.unique("key")).send();
  }

  private JsonNode kyc(String customer) {
    return server.get("/v1/customers/" + customer + "/kyc").expect(200).json();
  }

  @Test
  void the_answer_is_how_far_the_customer_is_known_as_end_users_see_it() {
    var customer = server.newCustomer("{}");
    var key = Given.unique("key");
    var token = token();

    var answer = bring(customer, token, key).send().expect(200);

    assertThat(answer.json().get("state").asText()).isEqualTo("approved");
    assertThat(answer.json().get("verifiedBy").asText()).isEqualTo("import");
    assertThat(answer.json().has("evidence")).isFalse();
    assertThat(kyc(customer).get("state").asText()).isEqualTo("approved");
    var again = bring(customer, token, key).send();
    assertThat(again.body()).isEqualTo(answer.body());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void a_token_that_is_old_or_of_nobody_is_refused_and_says_so_without_it() {
    var customer = server.newCustomer("{}");
    var old = new ShareToken(Given.unique("share-token"));
    importer.letsExpire(old);

    var refused = bring(customer, old.value());

    assertThat(refused.problem()).isEqualTo("422 share-token-expired");
    assertThat(refused.json().get("customerId").asText()).isEqualTo(customer);
    assertThat(refused.body()).doesNotContain(old.value());
    var unknown = bring(customer, "of-nobody");
    assertThat(unknown.problem()).isEqualTo("422 share-token-not-accepted");
    assertThat(unknown.json().get("providerCode").asText()).isEqualTo("share-token-unknown");
    assertThat(kyc(customer).get("state").asText()).isEqualTo("not-started");
  }

  @Test
  void while_the_importer_is_away_nothing_is_sent_unless_the_caller_would_rather_wait() {
    var customer = server.newCustomer("{}");
    var key = Given.unique("key");
    var token = token();
    importer.goesAway();

    var turnedAway = bring(customer, token, key).send();
    assertThat(turnedAway.problem()).isEqualTo("503 verification-importer-unavailable");
    assertThat(turnedAway.header("Retry-After")).isNotNull();

    var accepted = bring(customer, token, key).header("Prefer", "respond-async").send().expect(202);
    assertThat(accepted.json().get("kind").asText()).isEqualTo("verification-import");
    assertThat(accepted.body()).doesNotContain(token);
    assertThat(bring(customer, token()).problem()).isEqualTo("409 verification-import-under-way");

    importer.comesBack();
    server.store.letTimePass(Duration.ofMinutes(2));
    server.bean(Resolver.class).work(() -> true);
    assertThat(bring(customer, token, key).send().expect(200).json().get("state").asText())
        .isEqualTo("approved");
  }

  @Test
  void where_no_importer_is_configured_no_token_is_taken_and_no_customer_made() {
    var customer = server.newCustomer("{}");
    var externalId = Given.unique("external");
    importer.isTakenAway();

    assertThat(bring(customer, token()).problem())
        .isEqualTo("409 verification-import-not-configured");
    assertThat(
            server
                .create(
                    "/v1/customers",
                    "{\"externalId\":\"%s\",\"shareToken\":\"%s\"}".formatted(externalId, token()))
                .problem())
        .isEqualTo("409 verification-import-not-configured");
    assertThat(server.get("/v1/customers/lookup?externalId=" + externalId).status()).isEqualTo(404);
  }

  @Test
  void a_customer_is_created_at_once_and_the_token_brought_afterwards() {
    var token = token();

    var created = server.create("/v1/customers", body(token)).expect(201);

    assertThat(created.body()).doesNotContain(token);
    var customer = created.json().get("id").asText();
    assertThat(kyc(customer).get("state").asText()).isEqualTo("not-started");
    server.bean(Resolver.class).work(() -> true);
    assertThat(kyc(customer).get("state").asText()).isEqualTo("approved");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "caf\u00e9", "line\\nbreak"})
  void what_cannot_be_a_token_is_not_sent(String text) {
    var customer = server.newCustomer("{}");

    assertThat(bring(customer, text).problem()).isEqualTo("400 invalid-value");
    assertThat(server.create("/v1/customers", body(text)).problem()).isEqualTo("400 invalid-value");
  }

  @Test
  void end_users_bring_their_own_and_nobody_elses() {
    var customer = server.newCustomer("{}");
    var user =
        server.issuers.user(
            Given.unique("subject"),
            server.store.now(),
            claims -> claims.claim(Issuers.CUSTOMER_CLAIM, customer));

    assertThat(
            bring(server.newCustomer("{}"), token(), Given.unique("key")).as(user).send().problem())
        .isEqualTo("404 no-such-customer");
    bring("me", token(), Given.unique("key")).as(user).send().expect(200);
    assertThat(kyc(customer).get("verifiedBy").asText()).isEqualTo("import");
  }
}
