package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import io.purser.domain.card.onboarding.FakeCardProvider;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KycTest {
  private final TestServer server = TestServer.shared();

  private static List<String> missing(JsonNode kyc) {
    return StreamSupport.stream(kyc.get("missing").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private JsonNode kyc(String customer) {
    return server.get("/v1/customers/" + customer + "/kyc").expect(200).json();
  }

  @Test
  void who_was_just_created_has_not_started_and_misses_everything() {
    var customer = server.newCustomer("{}");

    var kyc = kyc(customer);

    assertThat(kyc.get("customerId").asText()).isEqualTo(customer);
    assertThat(kyc.get("state").asText()).isEqualTo("not-started");
    assertThat(missing(kyc))
        .containsExactly(
            "givenName", "familyName", "birthDate", "address", "terms", "identity-proof");
    for (var member :
        List.of(
            "retryable", "reason", "verifiedBy", "verifiedAt", "expiresAt", "terms", "updatedAt")) {
      assertThat(kyc.get(member).isNull()).as(member).isTrue();
    }
  }

  @Test
  void a_business_misses_other_things_and_what_is_there_is_not_missed() {
    var customer =
        server.newCustomer(
            "{\"type\":\"business\",\"legalName\":\"Example Trading Ltd\","
                + "\"address\":{\"country\":\"BR\"}}");

    assertThat(missing(kyc(customer)))
        .containsExactly(
            "website",
            "registrationCountry",
            "registrationNumber",
            "shareholders",
            "register-extract",
            "terms",
            "identity-proof");
  }

  private static String approve(String more) {
    return "{\"decision\":\"approve\",\"reason\":\"seen in a call\","
        + more
        + "\"evidence\":{\"kind\":\"identity-card\",\"reference\":\"case 17\",\"country\":\"BR\"}}";
  }

  private static String reject(boolean retryable) {
    return "{\"decision\":\"reject\",\"reason\":\"not the same person\",\"ground\":\"details-differ\","
        + "\"retryable\":"
        + retryable
        + ",\"evidence\":{\"kind\":\"video-call\",\"reference\":\"recording 4\"}}";
  }

  private TestServer.Answer decide(String customer, String body) {
    return server
        .call("POST", "/v1/customers/" + customer + "/kyc/decision")
        .as(server.issuers.operator("compliance", server.store.now()))
        .key(Given.unique("key"))
        .json(body)
        .send();
  }

  private String user(String customer) {
    return server.issuers.user(
        Given.unique("subject"),
        server.store.now(),
        claims -> claims.claim(Issuers.CUSTOMER_CLAIM, customer));
  }

  private JsonNode asUser(String customer) {
    return server.call("GET", "/v1/customers/me/kyc").as(user(customer)).send().expect(200).json();
  }

  @Test
  void an_operator_approves_with_evidence_that_the_customer_does_not_see() {
    var customer = server.newCustomer("{}");

    var decided =
        decide(customer, approve("\"expiresAt\":\"2099-01-31T00:00:00+01:00\",")).expect(200);

    var kyc = kyc(customer);
    assertThat(decided.json()).isEqualTo(kyc);
    assertThat(kyc.get("state").asText()).isEqualTo("approved");
    assertThat(kyc.get("verifiedBy").asText()).isEqualTo("operator");
    assertThat(kyc.get("verifiedAt").asText()).isEqualTo(kyc.get("updatedAt").asText());
    assertThat(kyc.get("expiresAt").asText()).isEqualTo("2099-01-30T23:00:00.000Z");
    assertThat(kyc.get("retryable").isNull()).isTrue();
    assertThat(missing(kyc)).doesNotContain("identity-proof");
    assertThat(kyc.get("evidence").get("kind").asText()).isEqualTo("identity-card");
    assertThat(kyc.get("evidence").get("reference").asText()).isEqualTo("case 17");
    assertThat(kyc.get("evidence").get("country").asText()).isEqualTo("BR");
    var own = asUser(customer);
    assertThat(own.has("evidence")).isFalse();
    assertThat(own.get("state").asText()).isEqualTo("approved");
  }

  @Test
  void a_rejection_names_its_ground_and_whether_another_try_helps() {
    var customer = server.newCustomer("{}");

    decide(customer, reject(true)).expect(200);

    var retryable = asUser(customer);
    assertThat(retryable.get("state").asText()).isEqualTo("rejected");
    assertThat(retryable.get("retryable").asBoolean()).isTrue();
    assertThat(retryable.get("reason").asText()).isEqualTo("details-differ");
    decide(customer, reject(false)).expect(200);
    assertThat(kyc(customer).get("retryable").asBoolean(true)).isFalse();
  }

  @Test
  void only_what_was_approved_is_verified_anew() {
    var customer = server.newCustomer("{}");
    var anew = "{\"decision\":\"verify-anew\",\"reason\":\"a yearly look\"}";

    var refused = decide(customer, anew);

    assertThat(refused.problem()).isEqualTo("409 kyc-not-approved");
    assertThat(refused.json().get("state").asText()).isEqualTo("not-started");
    decide(customer, approve("")).expect(200);
    var pending = decide(customer, anew).expect(200).json();
    assertThat(pending.get("state").asText()).isEqualTo("pending-verification");
    assertThat(pending.get("reason").asText()).isEqualTo("asked-for");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"reason\":\"a\"} | missing-member | #/decision",
        "{\"decision\":\"approve\",\"reason\":\"a\"} | missing-member | #/evidence",
        "{\"decision\":\"verify-anew\"} | missing-member | #/reason",
        "{\"decision\":\"maybe\",\"reason\":\"a\"} | invalid-value | #/decision",
        "{\"decision\":\"reject\",\"reason\":\"a\",\"retryable\":true,\"evidence\":{\"kind\":\"other\",\"reference\":\"a\"}} | missing-member | #/ground",
        "{\"decision\":\"verify-anew\",\"reason\":\"a\",\"retryable\":true} | invalid-value | #/retryable",
        "{\"decision\":\"approve\",\"reason\":\"a\",\"evidence\":{\"kind\":\"passport\",\"reference\":\"4111 1111 1111 1111\"}} | invalid-value | #/evidence/reference",
        "{\"decision\":\"approve\",\"reason\":\"a\",\"evidence\":{\"kind\":\"passport\",\"reference\":\"a\",\"country\":\"Brazil\"}} | invalid-value | #/evidence/country",
        "{\"decision\":\"approve\",\"reason\":\"a\",\"expiresAt\":\"2001-01-01T00:00:00Z\",\"evidence\":{\"kind\":\"passport\",\"reference\":\"a\"}} | invalid-value | #/expiresAt",
        "{\"decision\":\"approve\",\"reason\":\"a\",\"expiresAt\":\"tomorrow\",\"evidence\":{\"kind\":\"passport\",\"reference\":\"a\"}} | invalid-value | #/expiresAt"
      })
  void a_decision_that_is_not_one_is_refused_with_what_is_wrong(
      String body, String code, String pointer) {
    var customer = server.newCustomer("{}");

    var refused = decide(customer, body);

    assertThat(refused.problem()).isEqualTo("400 " + code);
    assertThat(refused.json().get("errors").findValuesAsText("pointer")).contains(pointer);
    assertThat(kyc(customer).get("state").asText()).isEqualTo("not-started");
  }

  @Test
  void terms_are_accepted_once_and_shown() {
    var customer = server.newCustomer("{}");
    var terms = "/v1/customers/" + customer + "/terms-acceptances";

    server.create(terms, "{\"version\":\"1\",\"acceptedAt\":\"2020-05-01T10:00:00Z\"}").expect(201);
    var again = server.create(terms, "{\"version\":\"1\"}").expect(200).json();

    assertThat(again.get("acceptedAt").asText()).isEqualTo("2020-05-01T10:00:00.000Z");
    var own =
        server
            .call("POST", "/v1/customers/me/terms-acceptances")
            .as(user(customer))
            .key(Given.unique("key"))
            .json("{\"version\":\"2\"}")
            .send()
            .expect(201);
    var kyc = kyc(customer);
    assertThat(kyc.get("terms")).isEqualTo(own.json());
    var first = server.get(terms + "?limit=1&include=total").expect(200).json();
    assertThat(first.get("items").get(0)).isEqualTo(own.json());
    assertThat(first.get("total").asInt()).isEqualTo(2);
    var rest =
        server.get(terms + "?limit=1&cursor=" + first.get("nextCursor").asText()).expect(200);
    assertThat(rest.json().get("items").get(0)).isEqualTo(again);
    assertThat(rest.json().get("nextCursor").isNull()).isTrue();
    assertThat(missing(kyc)).doesNotContain("terms");
    assertThat(
            server
                .create(terms, "{\"version\":\"3\",\"acceptedAt\":\"2999-01-01T00:00:00Z\"}")
                .problem())
        .isEqualTo("400 invalid-value");
  }

  @Test
  void customers_accept_terms_now_and_for_nobody_else() {
    var customer = server.newCustomer("{}");
    var other = server.newCustomer("{}");
    var user = user(customer);

    var earlier =
        server
            .call("POST", "/v1/customers/me/terms-acceptances")
            .as(user)
            .key(Given.unique("key"))
            .json("{\"version\":\"1\",\"acceptedAt\":\"2020-05-01T10:00:00Z\"}")
            .send();
    var forOther =
        server
            .call("POST", "/v1/customers/" + other + "/terms-acceptances")
            .as(user)
            .key(Given.unique("key"))
            .json("{\"version\":\"1\"}")
            .send();

    assertThat(earlier.status()).isBetween(400, 403);
    assertThat(earlier.json().get("errors").findValuesAsText("pointer")).contains("#/acceptedAt");
    assertThat(forOther.problem()).isEqualTo("404 no-such-customer");
    assertThat(kyc(other).get("terms").isNull()).isTrue();
  }

  @Test
  void the_link_is_that_of_the_way_to_a_card_and_says_what_to_begin_first() {
    var customer =
        server.newCustomer("{\"email\":\"%s@example.com\"}".formatted(Given.unique("ana")));
    var link = "/v1/customers/" + customer + "/kyc/link";
    var onboarding = "/v1/customers/" + customer + "/card-onboarding";

    var refused = server.create(link, "");
    assertThat(refused.problem()).isEqualTo("404 no-card-onboarding");
    server.create(onboarding, "").expect(201);
    assertThat(server.create(link, "").problem()).isEqualTo("409 card-step-not-open");
    server
        .create(
            onboarding + "/email/verify",
            "{\"code\":\"%s\"}".formatted(FakeCardProvider.RIGHT.digits()))
        .expect(200);

    var given = server.create(link, "").expect(200).json();

    assertThat(given.get("url").asText()).startsWith("https://");
    assertThat(given.get("expiresAt").asText()).endsWith("Z");
    assertThat(kyc(customer).get("state").asText()).isEqualTo("incomplete");
    assertThat(kyc(customer).get("reason").asText()).isEqualTo("proof-begun");
  }

  @Test
  void of_a_customer_who_is_not_there_nothing_is_said() {
    var customer = server.newCustomer("{}");

    assertThat(server.get("/v1/customers/" + customer + "x/kyc").problem())
        .isEqualTo("404 no-such-customer");
    assertThat(server.get("/v1/customers/" + Given.IDS.next("cus") + "/kyc").problem())
        .isEqualTo("404 no-such-customer");
  }
}
