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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A customer's way to a card, over HTTP, with everything real but the provider. */
@ExtendWith(Surroundings.Shared.class)
class CardOnboardingTest {
  private final Surroundings surroundings;
  private final Api service;
  private final Api twin;
  private final People people;

  CardOnboardingTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.service = surroundings.service();
    this.twin = surroundings.twinControl();
    this.people = new People(service);
  }

  @BeforeEach
  void letTheProgrammeBeApproved() throws IOException {
    twin.send("PATCH", "/_twin/accounts/platform_default/programme", Map.of("status", "approved"))
        .require("the programme");
    twin.send("PATCH", "/_twin/settings", Map.of("kyc_review_seconds", 0, "deploy_seconds", 1))
        .require("a quick review");
  }

  @Test
  void actions_alone_lead_from_nothing_to_a_card() throws IOException {
    var customer = people.customer("card-walk");
    post(path(customer), Map.of()).require("beginning");

    var taken = walk(customer, "approved");

    assertThat(taken)
        .startsWith("verify-email", "open-kyc")
        .containsSubsequence("read-questions", "send-phone-code", "verify-phone")
        .endsWith("issue-card");
    var active = onboarding(customer);
    assertThat(active.path("state").asText()).isEqualTo("active");
    var states = new ArrayList<String>();
    active.path("history").forEach(reached -> states.add(reached.path("state").asText()));
    assertThat(states)
        .startsWith("requested", "email-code", "kyc")
        .endsWith("ready", "active")
        .doesNotHaveDuplicates();
    var events =
        eventually(
            () -> service.get("/v1/customers/" + customer + "/events").body(),
            seen -> seen.toString().contains("card_onboarding.active"));
    assertThat(events.toString()).contains("card_onboarding.awaits_kyc");
  }

  @Test
  void one_that_the_provider_has_under_our_reference_is_resumed_and_completed() throws IOException {
    var tenant = reference(begun("card-first")).split("\\.", 2)[0];
    var half = people.customer("card-half");
    var halfThere = atTheProvider("card-half@example.com", tenant + "." + half);
    stage(halfThere, "otp_verified");
    var whole = people.customer("card-whole");
    var wholeThere = atTheProvider("card-whole@example.com", tenant + "." + whole);
    stage(wholeThere, "active");

    var resumed = post(path(half), Map.of());
    var completed = post(path(whole), Map.of());

    assertThat(resumed.status()).isEqualTo(201);
    assertThat(resumed.body().path("state").asText()).isEqualTo("kyc");
    assertThat(cardCustomer(half)).isEqualTo(halfThere);
    assertThat(completed.body().path("state").asText()).isEqualTo("active");
    assertThat(cardCustomer(whole)).isEqualTo(wholeThere);
  }

  @Test
  void one_that_is_somebody_elses_is_refused_and_nothing_of_it_kept() throws IOException {
    var customer = people.customer("card-stranger");
    var there = atTheProvider("card-stranger@example.com", "somebody-else");

    var refused = post(path(customer), Map.of());
    stage(there, "active");
    var refusedAgain = post(path(customer), Map.of());

    for (var answer : List.of(refused, refusedAgain)) {
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.body().path("code").asText())
          .isEqualTo("email-belongs-to-another-card-customer");
    }
    assertThat(onboarding(customer).has("provider")).isFalse();
    assertThat(onboarding(customer).toString()).doesNotContain(there);
  }

  @Test
  void a_hundred_who_begin_at_once_make_one_card_customer() throws Exception {
    var customer = people.customer("card-hundred");
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      calls.add(() -> post(path(customer), Map.of()).status());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        assertThat(status(answer::get)).isIn(200, 201, 202, 503);
      }
    }
    eventually(() -> onboarding(customer).path("state").asText(), "email-code"::equals);
    assertThat(made("card-hundred@example.com")).isOne();
  }

  @Test
  void of_six_wrong_codes_five_reach_the_provider_and_an_old_one_says_so() throws IOException {
    var customer = begun("card-codes");
    var wrong = code(customer, "email").equals("123456") ? "654321" : "123456";
    for (int i = 0; i < 5; i++) {
      assertThat(problem(verify(customer, wrong))).isEqualTo("422 code-wrong");
    }
    assertThat(problem(verify(customer, wrong))).isEqualTo("409 code-tries-used-up");
    assertThat(verifications(customer)).isEqualTo(5);

    var late = begun("card-late");
    var code = code(late, "email");
    twin.post("/_twin/clock/advance", Map.of("duration", "PT11M")).require("some time");
    assertThat(problem(verify(late, code))).isEqualTo("409 code-expired");
  }

  @Test
  void papers_are_asked_for_again_and_a_rejection_ends_it_until_another_begins()
      throws IOException {
    var customer = begun("card-kyc");
    verify(customer, code(customer, "email")).require("the code");
    handIn(customer, "pending_review");
    var again =
        eventually(
            () -> onboarding(customer), seen -> seen.path("kyc").asText().equals("resubmission"));
    assertThat(action(again, "open-kyc").path("failure").asText()).isEqualTo("final");
    handIn(customer, "rejected");
    var rejected =
        eventually(
            () -> onboarding(customer), seen -> seen.path("state").asText().equals("must-restart"));
    assertThat(rejected.path("final").asBoolean()).isTrue();
    var former = cardCustomer(customer);

    var restart = post(action(rejected, "restart").path("url").asText(), Map.of());

    assertThat(restart.status()).isEqualTo(201);
    assertThat(restart.body().path("state").asText()).isEqualTo("email-code");
    assertThat(cardCustomer(customer)).isNotEqualTo(former);
  }

  @Test
  void while_the_provider_is_away_a_beginning_is_accepted_and_a_code_is_not() throws IOException {
    var waiting = begun("card-away");
    var code = code(waiting, "email");
    var customer = people.customer("card-begun-away");
    var key = UUID.randomUUID().toString();
    surroundings.stopTwin();
    try {
      assertThat(post(path(customer), Map.of()).status()).isEqualTo(202);
      assertThat(onboarding(customer).path("state").asText()).isEqualTo("requested");
      assertThat(problem(verify(waiting, code, key))).isEqualTo("503 provider-unavailable");
    } finally {
      surroundings.restartTwin();
    }
    eventually(() -> onboarding(customer).path("state").asText(), "email-code"::equals);
    assertThat(made("card-begun-away@example.com")).isOne();
    var right = eventually(() -> verify(waiting, code, key), answer -> answer.status() != 503);
    assertThat(right.body().path("state").asText()).isEqualTo("kyc");
  }

  /** Does whatever the first action says, until there is none. */
  private List<String> walk(String customer, String decision) throws IOException {
    var taken = new ArrayList<String>();
    var onboarding = onboarding(customer);
    while (!onboarding.path("actions").isEmpty()) {
      var action = onboarding.path("actions").get(0);
      var kind = action.path("kind").asText();
      var url = action.path("url").asText();
      taken.add(kind);
      switch (kind) {
        case "verify-email" ->
            post(url, Map.of("code", code(customer, "email"))).require("the code by e-mail");
        case "open-kyc" -> handIn(customer, decision);
        case "read-questions" -> {
          var answers = new HashMap<String, String>();
          for (var question : service.get(url).require("the questions").path("items")) {
            answers.put(question.path("id").asText(), question.path("options").get(0).asText());
          }
          post(url, Map.of("answers", answers)).require("the answers");
        }
        case "issue-card" -> post(url, Map.of()).require("the card");
        case "send-phone-code" ->
            post(url, Map.of("phone", "+15550100123")).require("a code by phone");
        case "verify-phone" ->
            post(url, Map.of("code", code(customer, "phone"))).require("the code by phone");
        case "wait" -> {
          // Only the provider can do something.
        }
        default -> throw new AssertionError("nobody knows what to do about " + kind);
      }
      var before = onboarding;
      onboarding =
          eventually(
              () -> onboarding(customer),
              seen -> !seen.path("actions").equals(before.path("actions")));
    }
    return taken;
  }

  /** What a customer does on the provider's page. */
  private void handIn(String customer, String decision) throws IOException {
    var link =
        service
            .post(path(customer) + "/kyc-link", Map.of())
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

  private static int status(Callable<Integer> answer) throws Exception {
    try {
      return answer.call();
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }
  }

  private String begun(String name) throws IOException {
    var customer = people.customer(name);
    post(path(customer), Map.of()).require("beginning " + name);
    return customer;
  }

  private Api.Answer verify(String customer, String code) throws IOException {
    return verify(customer, code, UUID.randomUUID().toString());
  }

  private Api.Answer verify(String customer, String code, String key) throws IOException {
    return service.post(
        path(customer) + "/email/verify", Map.of("code", code), "Idempotency-Key", key);
  }

  private Api.Answer post(String path, Object body) throws IOException {
    return service.post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private JsonNode onboarding(String customer) throws IOException {
    return service.get(path(customer)).require("the onboarding");
  }

  private static JsonNode action(JsonNode onboarding, String kind) {
    for (var action : onboarding.path("actions")) {
      if (action.path("kind").asText().equals(kind)) {
        return action;
      }
    }
    throw new AssertionError("there is no action " + kind + " in " + onboarding);
  }

  private String cardCustomer(String customer) throws IOException {
    return onboarding(customer).path("provider").path("cardCustomerId").asText();
  }

  private String reference(String customer) throws IOException {
    return twin.get("/_twin/card-customers/" + cardCustomer(customer))
        .require("the card customer")
        .path("external_customer_id")
        .asText();
  }

  private String code(String customer, String channel) throws IOException {
    return twin.get("/_twin/card-customers/" + cardCustomer(customer) + "/codes")
        .require("the codes")
        .path(channel)
        .path("code")
        .asText();
  }

  private void stage(String cardCustomer, String word) throws IOException {
    twin.post("/_twin/card-customers/" + cardCustomer + "/stage", Map.of("flow_status", word))
        .require("the stage");
  }

  /** A card customer whom somebody has begun at the provider without us. */
  private String atTheProvider(String email, String reference) throws IOException {
    return surroundings
        .provider()
        .post(
            "/yativo-card/customers/onboard",
            Map.of("email", email, "external_customer_id", reference))
        .require("onboarding at the provider")
        .path("data")
        .path("yativo_card_id")
        .asText();
  }

  private int made(String email) throws IOException {
    return twin.get("/_twin/effects?kind=card_customer_onboarded&natural_key=" + email)
        .require("the effects")
        .path("total")
        .asInt();
  }

  private int verifications(String customer) throws IOException {
    return twin.get(
            "/_twin/requests?path=/api/v1/yativo-card/customers/"
                + cardCustomer(customer)
                + "/verify-otp")
        .body()
        .path("total")
        .asInt();
  }

  private static String problem(Api.Answer answer) {
    return answer.status() + " " + answer.body().path("code").asText();
  }

  private static String path(String customer) {
    return "/v1/customers/" + customer + "/card-onboarding";
  }
}
