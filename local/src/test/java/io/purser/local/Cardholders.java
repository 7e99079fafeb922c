package io.purser.local;

import static io.purser.local.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Leads customers to where a card can be issued, by what the API says can be done next. */
public final class Cardholders {
  private static final int MOST_STEPS = 200;

  private final Api service;
  private final Api twin;
  private final People people;

  Cardholders(Surroundings surroundings) {
    this(surroundings.service(), surroundings.twinControl());
  }

  /**
   * @param service of a tenant
   * @param twin the control API of its provider's twin
   */
  public Cardholders(Api service, Api twin) {
    this.service = service;
    this.twin = twin;
    this.people = new People(service);
  }

  /** Lets the provider approve the programme, and everybody's identity at once. */
  public void letTheProgrammeBeApproved() throws IOException {
    twin.send("PATCH", "/_twin/accounts/platform_default/programme", Map.of("status", "approved"))
        .require("the programme");
    twin.send("PATCH", "/_twin/settings", Map.of("kyc_review_seconds", 0, "deploy_seconds", 1))
        .require("a quick review");
  }

  /** A customer of this name for whom a card can be issued. */
  public String ready(String name) throws IOException {
    var customer = people.customer(name);
    post(path(customer), Map.of()).require("beginning");
    for (int step = 0; step < MOST_STEPS; step++) {
      var onboarding = read(customer);
      if (onboarding.path("state").asText().equals("ready")) {
        return customer;
      }
      take(customer, onboarding.path("actions").get(0));
    }
    throw new AssertionError(name + " does not become ready: " + read(customer));
  }

  private void take(String customer, JsonNode action) throws IOException {
    var url = action.path("url").asText();
    switch (action.path("kind").asText()) {
      case "verify-email" ->
          post(url, Map.of("code", code(customer, "email"))).require("the code by e-mail");
      case "open-kyc" -> {
        post(url, Map.of()).require("the link");
        twin.post(
                "/_twin/card-customers/" + providerId(customer) + "/kyc",
                Map.of("decision", "approved"))
            .require("the approval");
        eventually(() -> read(customer), seen -> !seen.path("state").asText().equals("kyc"));
      }
      case "read-questions" -> {
        var answers = new HashMap<String, String>();
        for (var question : service.get(url).require("the questions").path("items")) {
          answers.put(question.path("id").asText(), question.path("options").get(0).asText());
        }
        post(url, Map.of("answers", answers)).require("the answers");
      }
      case "send-phone-code" ->
          post(url, Map.of("phone", "+15550100123")).require("a code by phone");
      case "verify-phone" ->
          post(url, Map.of("code", code(customer, "phone"))).require("the code by phone");
      case "wait" ->
          eventually(() -> read(customer), seen -> !seen.path("state").asText().equals("account"));
      default -> throw new AssertionError("cannot " + action);
    }
  }

  JsonNode read(String customer) throws IOException {
    return service.get(path(customer)).require("the onboarding");
  }

  /** The provider's id of the card customer, which the twin's controls take. */
  public String providerId(String customer) throws IOException {
    return read(customer).path("provider").path("cardCustomerId").asText();
  }

  private String code(String customer, String channel) throws IOException {
    return twin.get("/_twin/card-customers/" + providerId(customer) + "/codes")
        .require("the codes")
        .path(channel)
        .path("code")
        .asText();
  }

  private Api.Answer post(String path, Object body) throws IOException {
    return service.post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private static String path(String customer) {
    return "/v1/customers/" + customer + "/card-onboarding";
  }
}
