package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.faults.Extent;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The node is killed in every step of the way to a card, while the provider is at it. Whoever
 * repeats the request and follows the actions notices nothing.
 */
@Tag("faults")
@ResourceLock(IntakePlatform.NAME)
@ExtendWith(IntakePlatform.Shared.class)
class CardOnboardingKilledTest {
  private static final Map<String, String> ROUTES =
      Map.of(
          "begin", "POST /yativo-card/customers/onboard",
          "verify-email", "POST /yativo-card/customers/{yativoCardId}/verify-otp",
          "open-kyc", "GET /yativo-card/customers/{yativoCardId}/kyc-link",
          "read-questions", "POST /yativo-card/customers/{yativoCardId}/source-of-funds",
          "send-phone-code",
              "POST /yativo-card/customers/{yativoCardId}/phone/request-verification",
          "verify-phone", "POST /yativo-card/customers/{yativoCardId}/phone/verify",
          "issue-card", "POST /yativo-card/customers/{yativoCardId}/cards/virtual");

  /** Longer than it takes to see that the request has come, and to kill. */
  private static final int HELD_MS = 5_000;

  private final IntakePlatform platform;
  private final Api tenant;
  private String customer = "";
  private int kills;

  CardOnboardingKilledTest(IntakePlatform platform) {
    this.platform = platform;
    this.tenant = platform.ours().tenant();
  }

  /** When the answer is on its way is the worse moment, so it is the one of every build. */
  static List<String> moments() {
    return switch (Extent.chosen()) {
      case SHORT -> List.of("after_commit");
      case FULL -> List.of("after_commit", "before_commit");
    };
  }

  @ParameterizedTest
  @MethodSource("moments")
  void whoever_repeats_the_request_comes_to_a_card_though_the_node_is_killed_in_every_step(
      String moment) throws Exception {
    approve();
    var email = "killed-" + moment.replace('_', '-') + "@example.com";
    customer =
        repeated("/v1/customers", Map.of("email", email), key())
            .require("the customer")
            .path("id")
            .asText();

    killedIn("begin", moment, path(), Map.of());
    var onboarding = read();
    while (!onboarding.path("actions").isEmpty()) {
      var before = onboarding.path("actions");
      take(before.get(0), moment);
      onboarding = eventually(this::read, seen -> !seen.path("actions").equals(before));
    }

    assertThat(kills).isEqualTo(ROUTES.size());
    assertThat(onboarding.path("state").asText()).isEqualTo("active");
    var cards = tenant.get("/v1/customers/" + customer + "/cards?include=total").body();
    assertThat(cards.path("total").asInt()).isOne();
    assertThat(cards.path("items").get(0).path("state").asText()).isEqualTo("active");
    assertThat(onboarded(email)).isOne();
    assertThat(cardsAtTheProvider()).hasSize(1);
  }

  private void take(JsonNode action, String moment) throws Exception {
    var kind = action.path("kind").asText();
    var url = action.path("url").asText();
    switch (kind) {
      case "verify-email" -> killedIn(kind, moment, url, Map.of("code", code("email")));
      case "open-kyc" -> {
        killedIn(kind, moment, url, Map.of());
        twin("/_twin/card-customers/" + providerId() + "/kyc", Map.of("decision", "approved"));
      }
      case "read-questions" -> {
        var answers = new HashMap<String, String>();
        for (var question : tenant.get(url).require("the questions").path("items")) {
          answers.put(question.path("id").asText(), question.path("options").get(0).asText());
        }
        killedIn(kind, moment, url, Map.of("answers", answers));
      }
      case "send-phone-code" -> killedIn(kind, moment, url, Map.of("phone", "+15550100123"));
      case "verify-phone" -> killedIn(kind, moment, url, Map.of("code", code("phone")));
      case "issue-card" -> killedIn(kind, moment, url, Map.of());
      default -> assertThat(kind).isEqualTo("wait");
    }
  }

  /** Sends it, kills the node while the provider is at it, and sends it again until it is done. */
  private void killedIn(String step, String moment, String url, Map<String, ?> body)
      throws Exception {
    var fault =
        twin(
                "/_twin/faults",
                Map.of(
                    "route",
                    ROUTES.get(step),
                    "kind",
                    "delay",
                    "ms",
                    HELD_MS,
                    "at",
                    moment,
                    "times",
                    1))
            .path("id")
            .asText();
    var key = key();
    try (var caller = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer = caller.submit(() -> tenant.post(url, body, "Idempotency-Key", key));
      eventually(() -> hits(fault), hits -> hits == 1);
      platform.killNode();
      assertThat(answer).failsWithin(Duration.ofSeconds(30));
    }
    kills++;
    platform.startNode();
    var last = repeated(url, body, key);
    // What the problem says that is to be done: the same code under another key.
    var done = isInDoubt(last) ? repeated(url, body, key()) : last;
    assertThat(done.status()).as("%s: %s", step, done.body()).isIn(200, 201);
  }

  private Api.Answer repeated(String url, Map<String, ?> body, String key) {
    return eventually(
        () -> tenant.post(url, body, "Idempotency-Key", key),
        answer ->
            answer.status() != 503
                && answer.status() != 202
                && !answer.body().path("code").asText().equals("request-in-flight"));
  }

  private static boolean isInDoubt(Api.Answer answer) {
    return answer.body().path("code").asText().equals("code-in-doubt");
  }

  private void approve() throws IOException {
    platform
        .twin()
        .send("PATCH", "/_twin/accounts/platform_default/programme", Map.of("status", "approved"))
        .require("the programme");
    platform
        .twin()
        .send("PATCH", "/_twin/settings", Map.of("kyc_review_seconds", 0, "deploy_seconds", 1))
        .require("a quick review");
  }

  private JsonNode twin(String path, Map<String, ?> body) throws IOException {
    return platform.twin().post(path, body).require("the twin");
  }

  private int hits(String fault) throws IOException {
    for (var each : platform.twin().get("/_twin/faults").body().path("faults")) {
      if (each.path("id").asText().equals(fault)) {
        return each.path("hits").asInt();
      }
    }
    return 0;
  }

  private int onboarded(String email) throws IOException {
    return platform
        .twin()
        .get("/_twin/effects?kind=card_customer_onboarded&natural_key=" + email)
        .require("the effects")
        .path("total")
        .asInt();
  }

  private JsonNode cardsAtTheProvider() throws IOException {
    return platform
        .ours()
        .provider()
        .get("/card-issuer/customers/" + providerId())
        .require("the record")
        .path("data")
        .path("cards");
  }

  private JsonNode read() throws IOException {
    return tenant.get(path()).require("the onboarding");
  }

  private String providerId() throws IOException {
    return read().path("provider").path("cardCustomerId").asText();
  }

  /** The code, once it was sent. */
  private String code(String channel) throws IOException {
    var at = "/_twin/card-customers/" + providerId() + "/codes";
    return eventually(
        () -> platform.twin().get(at).body().path(channel).path("code").asText(),
        code -> !code.isEmpty());
  }

  private String path() {
    return "/v1/customers/" + customer + "/card-onboarding";
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
