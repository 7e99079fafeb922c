package io.purser.local.canaries;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.Api;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Comes to a card and looks at it while at every step something goes wrong first: the wrong code,
 * requests that nobody can read, and a provider that answers what it should not.
 */
final class UnluckyCardholder {
  /** Begins with a zero, as no count and no port does. */
  static final String PIN = "0917";

  private static final int MOST_STEPS = 20;
  private static final String CARDHOLDER = "/yativo-card/customers/{yativoCardId}";

  private final Product product;
  private final Api twin;
  private final Misbehaviour provider;
  private final Browser browser = new Browser();
  private final String wrongCode;
  private String customer = "";

  UnluckyCardholder(Product product, Api twin, String wrongCode) {
    this.product = product;
    this.twin = twin;
    this.provider = new Misbehaviour(twin);
    this.wrongCode = wrongCode;
  }

  /** Returns the page that shows the card at the end. */
  String live(String externalId) throws IOException {
    customer =
        product
            .post(
                "/v1/customers",
                Map.of("externalId", externalId, "email", "unlucky-cardholder@example.com"))
            .require("the customer")
            .path("id")
            .asText();
    product.post(path(""), Map.of()).require("beginning");
    proveEmail();
    proveIdentity();
    goOnUntilReady();
    provider.requireNoneWaits();
    return lookAt(issue());
  }

  private void proveEmail() throws IOException {
    bring("email", wrongCode);
    var former = code("email");
    askForAnother("/email/resend", Map.of());
    bring("email", former);
    provider.waits("html_200", "POST " + CARDHOLDER + "/verify-otp");
    bring("email", code("email"));
    unreadable(path("/email/verify"), code("email"));
    bringUntilTaken("email");
  }

  private void proveIdentity() throws IOException {
    var link = path("/kyc-link");
    for (var kind : Misbehaviour.OF_ANSWERS) {
      provider.strikes(kind, "GET " + CARDHOLDER + "/kyc-link", () -> product.link(link, Map.of()));
    }
    browser.hand(address(link, Map.of()), "decision=approved");
    eventually(this::onboarding, seen -> !seen.path("state").asText().equals("kyc"));
  }

  private void goOnUntilReady() throws IOException {
    for (int i = 0; i < MOST_STEPS; i++) {
      var onboarding = onboarding();
      if (onboarding.path("state").asText().equals("ready")) {
        return;
      }
      var action = onboarding.path("actions").path(0);
      switch (action.path("kind").asText()) {
        case "read-questions" -> answer(action.path("url").asText());
        case "send-phone-code" -> provePhone();
        case "wait" ->
            eventually(this::onboarding, seen -> !seen.path("state").asText().equals("account"));
        default -> throw new AssertionError("nobody knows how to " + action);
      }
    }
    throw new AssertionError("the onboarding does not come to its end");
  }

  private void answer(String url) throws IOException {
    var answers = new HashMap<String, String>();
    for (var question : product.get(url).path("items")) {
      answers.put(question.path("id").asText(), question.path("options").path(0).asText());
    }
    provider.waits("error_before_commit", "POST " + CARDHOLDER + "/source-of-funds");
    var body = Map.of("answers", answers);
    eventually(() -> product.post(url, body), answer -> answer.status() / 100 == 2);
  }

  private void provePhone() throws IOException {
    var phone = Map.of("phone", "+15550100177");
    provider.waits("error_before_commit", "POST " + CARDHOLDER + "/phone/request-verification");
    eventually(() -> product.post(path("/phone/send"), phone), seen -> seen.status() / 100 == 2);
    bring("phone", wrongCode);
    askForAnother("/phone/send", phone);
    provider.waits("error_200", "POST " + CARDHOLDER + "/phone/verify");
    bring("phone", code("phone"));
    unreadable(path("/phone/verify"), code("phone"));
    bringUntilTaken("phone");
  }

  private String issue() throws IOException {
    var card =
        product
            .post("/v1/customers/" + customer + "/cards", Map.of())
            .require("the card")
            .path("id")
            .asText();
    eventually(
        () -> product.get("/v1/cards/" + card).path("state").asText(),
        state -> state.equals("active"));
    return card;
  }

  private String lookAt(String card) throws IOException {
    var view = "/v1/cards/" + card + "/secure-view";
    var pinFirst = product.link(view, Map.of()).require("the way to a PIN");
    var setPin = pinFirst.path("actions").path(0).path("url").asText();
    assertThat(browser.openAndHand(setPin, "pin=" + PIN)).contains("The PIN is set");
    for (var kind : Misbehaviour.OF_ANSWERS) {
      // An answer with a view names no customer, so it cannot name another.
      if (kind.equals("other_customer")) {
        continue;
      }
      provider.strikes(
          kind,
          "POST " + CARDHOLDER + "/cards/{cardId}/view-token",
          () -> product.link(view, Map.of()));
    }
    var page = browser.open(address(view, Map.of("pages", List.of("details", "pin"))));
    assertThat(page).contains("Number", PIN);
    return page;
  }

  private String address(String path, Object body) throws IOException {
    var answer = eventually(() -> product.link(path, body), it -> it.status() / 100 == 2);
    return answer.body().path("url").asText();
  }

  /** Requests that are refused before anybody knows what their digits mean. */
  private void unreadable(String path, String code) throws IOException {
    var bodies =
        List.of(
            "{\"code\":\"" + code + "\",\"again\":true}",
            "{\"code\":\"" + code + "\",\"code\":\"" + code + "\"}",
            "{\"code\":" + code + "}",
            "{\"code\":\"" + code + " \"}",
            "{\"code\":\"" + code,
            "\"code\": " + code,
            code);
    for (var body : bodies) {
      assertThat(product.raw(path, body).status()).as(body).isBetween(400, 499);
    }
    assertThat(product.echo(path, "{\"" + code + "\":\"code\"}").status()).isEqualTo(400);
  }

  private void askForAnother(String path, Object body) throws IOException {
    twin.post("/_twin/clock/advance", Map.of("seconds", 61)).require("a minute");
    eventually(() -> product.post(path(path), body), seen -> seen.status() / 100 == 2);
  }

  private void bring(String channel, String code) throws IOException {
    var key = UUID.randomUUID().toString();
    var body = Map.of("code", code);
    product.post(path("/" + channel + "/verify"), body, key);
    // The same request again, which is answered from what is kept of the first.
    product.post(path("/" + channel + "/verify"), body, key);
  }

  /** It is not, while nobody knows what became of an earlier attempt. */
  private void bringUntilTaken(String channel) throws IOException {
    var before = onboarding().path("state");
    eventually(
        () -> {
          bring(channel, code(channel));
          return onboarding().path("state");
        },
        state -> !state.equals(before));
  }

  private String code(String channel) throws IOException {
    var cardCustomer = onboarding().path("provider").path("cardCustomerId").asText();
    return twin.get("/_twin/card-customers/" + cardCustomer + "/codes")
        .require("the codes")
        .path(channel)
        .path("code")
        .asText();
  }

  private JsonNode onboarding() throws IOException {
    return product.get(path(""));
  }

  private String path(String rest) {
    return "/v1/customers/" + customer + "/card-onboarding" + rest;
  }
}
