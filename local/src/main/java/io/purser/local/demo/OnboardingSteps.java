package io.purser.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Leads a customer to a card by doing what the API says can be done next, and nothing else. */
final class OnboardingSteps {
  private static final int MOST_STEPS = 20;
  private static final String PHONE = "+15550100123";

  private final String path;

  OnboardingSteps(String customer) {
    this.path = "/v1/customers/" + customer + "/card-onboarding";
  }

  void follow(Walk walk) throws IOException {
    walk.post(path, Map.of());
    for (int i = 0; i < MOST_STEPS; i++) {
      // Read, since the answer to a request that changes something does not name the provider's id.
      var onboarding = walk.get(path);
      var state = onboarding.path("state").asText();
      walk.say("it is now at: " + state);
      if (state.equals("ready")) {
        return;
      }
      take(walk, onboarding, onboarding.path("actions").path(0));
    }
    throw new CannotStart("the onboarding does not come to its end");
  }

  private void take(Walk walk, JsonNode onboarding, JsonNode action) throws IOException {
    var url = action.path("url").asText();
    switch (action.path("kind").asText()) {
      case "verify-email" -> walk.post(url, Map.of("code", code(walk, onboarding, "email")));
      case "open-kyc" -> proveIdentity(walk, onboarding, url);
      case "read-questions" -> answer(walk, onboarding, url);
      case "send-phone-code" -> walk.post(url, Map.of("phone", PHONE));
      case "verify-phone" -> walk.post(url, Map.of("code", code(walk, onboarding, "phone")));
      case "wait" -> {
        walk.say("nothing to do but wait for the provider; the twin's clock is moved instead");
        advance(walk);
        walk.until(path, "it has gone on", seen -> hasLeft(seen, "account"));
      }
      default -> throw new CannotStart("the API asks for what this demo does not know: " + action);
    }
  }

  private void proveIdentity(Walk walk, JsonNode onboarding, String url) throws IOException {
    walk.post(url, Map.of());
    walk.say("the customer shows their papers on that page, and the provider approves them");
    walk.play(atTwin(onboarding) + "/kyc", Map.of("decision", "approved"));
    walk.until(path, "identity is proved", seen -> hasLeft(seen, "kyc"));
    walk.say("the account behind the cards takes a minute to be set up; the twin's clock is moved");
    advance(walk);
  }

  private static void advance(Walk walk) throws IOException {
    walk.play("/_twin/clock/advance", Map.of("seconds", 90));
  }

  private static void answer(Walk walk, JsonNode onboarding, String url) throws IOException {
    var answers = new HashMap<String, String>();
    for (var question : walk.get(url).path("items")) {
      answers.put(question.path("id").asText(), question.path("options").path(0).asText());
    }
    for (var action : onboarding.path("actions")) {
      if (action.path("kind").asText().equals("answer-questions")) {
        walk.post(action.path("url").asText(), Map.of("answers", answers));
        return;
      }
    }
    throw new CannotStart("there are questions, and no way to answer them: " + onboarding);
  }

  /** What came by e-mail or phone. */
  private static String code(Walk walk, JsonNode onboarding, String channel) throws IOException {
    return walk.peek(atTwin(onboarding) + "/codes").path(channel).path("code").asText();
  }

  private static String atTwin(JsonNode onboarding) {
    return "/_twin/card-customers/" + onboarding.path("provider").path("cardCustomerId").asText();
  }

  private static boolean hasLeft(JsonNode onboarding, String state) {
    return !onboarding.path("state").asText().equals(state);
  }
}
