package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a customer comes to be known, and by whom, over HTTP. */
@ExtendWith(Surroundings.Shared.class)
class KycTest {
  private static final Map<String, String> EVIDENCE =
      Map.of("kind", "passport", "reference", "case 4711", "country", "BR");

  private final Surroundings surroundings;
  private final Api service;
  private final Api twin;

  KycTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.service = surroundings.service();
    this.twin = surroundings.twinControl();
  }

  @BeforeEach
  void letTheProgrammeBeApproved() throws IOException {
    new Cardholders(surroundings).letTheProgrammeBeApproved();
  }

  @Test
  void from_nothing_to_approved_by_the_provider_and_verified_anew_under_another_name()
      throws IOException {
    var customer = post("/v1/customers", Map.of()).require("nobody").path("id").asText();
    var path = "/v1/customers/" + customer;
    assertThat(state(customer)).isEqualTo("not-started");
    assertThat(problem(post(path + "/kyc/link", Map.of()))).isEqualTo("404 no-card-onboarding");
    patch(
        customer,
        Map.of(
            "email", "kyc-walk@example.com",
            "givenName", "Ana",
            "familyName", "Lima",
            "birthDate", "1990-01-31",
            "address", Map.of("country", "BR")));
    post(path + "/terms-acceptances", Map.of("version", "2026-01")).require("the terms");
    post(path + "/card-onboarding", Map.of()).require("beginning");
    post(path + "/card-onboarding/email/verify", Map.of("code", code(customer))).require("code");
    assertThat(missing(customer)).containsExactly("identity-proof");

    handIn(customer, "approved");

    var approved =
        eventually(() -> kyc(customer), kyc -> kyc.path("state").asText().equals("approved"));
    assertThat(approved.path("verifiedBy").asText()).isEqualTo("provider");
    assertThat(approved.path("terms").path("version").asText()).isEqualTo("2026-01");
    assertThat(approved.path("missing")).isEmpty();
    assertThat(
            service.get(path + "?expand=kyc").require("the customer together with it").path("kyc"))
        .isEqualTo(approved);

    patch(customer, Map.of("familyName", "Souza"));

    var pending = kyc(customer);
    assertThat(pending.path("state").asText()).isEqualTo("pending-verification");
    assertThat(pending.path("reason").asText()).isEqualTo("details-changed");
    assertThat(missing(customer)).containsExactly("identity-proof");
    // Nothing is stopped by that.
    assertThat(service.get(path + "/card-onboarding").status()).isEqualTo(200);

    var decided =
        decide(customer, Map.of("decision", "approve", "evidence", EVIDENCE, "reason", "seen"));
    assertThat(decided.require("the decision").path("state").asText()).isEqualTo("approved");
    assertThat(kyc(customer).path("verifiedBy").asText()).isEqualTo("operator");
    assertThat(kyc(customer).path("evidence").path("reference").asText()).isEqualTo("case 4711");
    assertThat(eventually(() -> told(customer), told -> told.size() == 4))
        .containsExactly("incomplete", "approved", "pending-verification", "approved");
  }

  @Test
  void what_an_operator_rejects_for_good_the_provider_does_not_approve() throws IOException {
    var customer = new People(service).customer("kyc-final");
    var path = "/v1/customers/" + customer;
    decide(
            customer,
            Map.of(
                "decision", "reject",
                "retryable", true,
                "ground", "document-unreadable",
                "evidence", EVIDENCE,
                "reason", "blurred"))
        .require("a rejection");
    assertThat(kyc(customer).path("retryable").asBoolean()).isTrue();
    post(path + "/card-onboarding", Map.of()).require("beginning");
    post(path + "/card-onboarding/email/verify", Map.of("code", code(customer))).require("code");
    handIn(customer, "pending_review");
    eventually(() -> kyc(customer).path("reason").asText(), "to-be-handed-in-again"::equals);
    decide(
            customer,
            Map.of(
                "decision", "reject",
                "retryable", false,
                "ground", "not-accepted",
                "evidence", EVIDENCE,
                "reason", "on a list"))
        .require("the last word");

    handIn(customer, "approved");

    eventually(
        () -> service.get("/v1/customers/" + customer + "/events").body().toString(),
        events -> events.contains("kyc.contradicted"));
    var rejected = kyc(customer);
    assertThat(rejected.path("state").asText()).isEqualTo("rejected");
    assertThat(rejected.path("retryable").asBoolean(true)).isFalse();
    assertThat(rejected.path("reason").asText()).isEqualTo("not-accepted");
  }

  @Test
  void nobody_but_the_tenant_sees_who_another_customer_is() throws IOException {
    var customer = new People(service).customer("kyc-neighbour");
    var path = "/v1/customers/" + customer;
    var user = surroundings.user();

    assertThat(user.get("/v1/customers/me/kyc").status()).isEqualTo(200);
    assertThat(user.get("/v1/customers/me/kyc").body().has("evidence")).isFalse();
    assertThat(user.get(path + "/kyc").status()).isEqualTo(404);
    for (var command : List.of("/kyc/link", "/terms-acceptances")) {
      assertThat(
              user.post(
                      path + command,
                      command.endsWith("link") ? Map.of() : Map.of("version", "1"),
                      "Idempotency-Key",
                      UUID.randomUUID().toString())
                  .status())
          .as(command)
          .isEqualTo(404);
    }
    assertThat(surroundings.otherTenant().get(path + "/kyc").status()).isEqualTo(404);
    assertThat(
            problem(
                service.post(
                    path + "/kyc/decision",
                    Map.of("decision", "approve", "evidence", EVIDENCE, "reason", "seen"),
                    "Idempotency-Key",
                    UUID.randomUUID().toString())))
        .isEqualTo("403 not-permitted");
    assertThat(state(customer)).isEqualTo("not-started");
  }

  private JsonNode kyc(String customer) throws IOException {
    return service.get("/v1/customers/" + customer + "/kyc").require("how far they are known");
  }

  private String state(String customer) throws IOException {
    return kyc(customer).path("state").asText();
  }

  private List<String> missing(String customer) throws IOException {
    var missing = new ArrayList<String>();
    kyc(customer).path("missing").forEach(part -> missing.add(part.asText()));
    return missing;
  }

  /** Which states were told of, the review aside, which may be over before anybody looks. */
  private List<String> told(String customer) throws IOException {
    var events =
        service.get("/v1/customers/" + customer + "/events?limit=100").require("the timeline");
    var told = new ArrayList<String>();
    for (var event : events.path("items")) {
      var kyc = event.path("facts").path("kyc").asText();
      if (event.path("type").asText().equals("kyc.changed") && !kyc.equals("under-review")) {
        told.addFirst(kyc);
      }
    }
    return told;
  }

  private Api.Answer decide(String customer, Map<String, ?> decision) throws IOException {
    return surroundings
        .operator()
        .post(
            "/v1/customers/" + customer + "/kyc/decision",
            decision,
            "Idempotency-Key",
            UUID.randomUUID().toString());
  }

  private void patch(String customer, Map<String, ?> changes) throws IOException {
    service
        .send("PATCH", "/v1/customers/" + customer, changes, "If-Match", "*")
        .require("the change");
  }

  private Api.Answer post(String path, Object body) throws IOException {
    return service.post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private String code(String customer) throws IOException {
    var cardCustomer = new Cardholders(surroundings).providerId(customer);
    return twin.get("/_twin/card-customers/" + cardCustomer + "/codes")
        .require("the codes")
        .path("email")
        .path("code")
        .asText();
  }

  /** What a customer does on the provider's page. */
  private void handIn(String customer, String decision) throws IOException {
    var link =
        service
            .post("/v1/customers/" + customer + "/kyc/link", Map.of())
            .require("the link")
            .path("url")
            .asText();
    var form =
        HttpRequest.newBuilder(URI.create(link))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("decision=" + decision))
            .build();
    try (var browser = HttpClient.newHttpClient()) {
      assertThat(browser.send(form, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String problem(Api.Answer answer) {
    return answer.status() + " " + answer.body().path("code").asText();
  }
}
