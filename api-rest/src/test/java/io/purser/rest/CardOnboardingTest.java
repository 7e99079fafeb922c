package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.FakeCardProvider;
import io.purser.domain.card.onboarding.Kyc;
import io.purser.domain.card.onboarding.RefreshOnboarding;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Email;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way to a card, as callers take it. */
class CardOnboardingTest {
  private final TestServer server = TestServer.shared();
  private final FakeCardProvider provider = server.bean(FakeCardProvider.class);
  private final String email = Given.unique("ana") + "@example.com";
  private final String customer =
      server.newCustomer("{\"email\":\"%s\",\"phone\":\"+15550100123\"}".formatted(email));
  private final String path = "/v1/customers/" + customer + "/card-onboarding";

  @AfterEach
  void theProviderIsBack() {
    provider.comesBack();
  }

  @Test
  void it_begins_with_a_code_and_says_what_to_do_next() {
    var begun = server.create(path, "").expect(201);

    assertThat(begun.header("Location")).isEqualTo(path);
    var onboarding = begun.json();
    assertThat(onboarding.path("state").asText()).isEqualTo("email-code");
    assertThat(onboarding.path("step").asInt()).isOne();
    assertThat(onboarding.path("steps").asInt()).isEqualTo(6);
    assertThat(onboarding.path("final").asBoolean(true)).isFalse();
    assertThat(onboarding.path("kyc").asText()).isEqualTo("not-started");
    assertThat(onboarding.has("provider")).isFalse();
    assertThat(kinds(onboarding)).containsExactly("verify-email", "resend-email-code");
    var verify = onboarding.path("actions").get(0);
    assertThat(verify.path("method").asText()).isEqualTo("POST");
    assertThat(verify.path("url").asText()).isEqualTo(path + "/email/verify");
    assertThat(verify.path("expiresAt").asText()).isNotBlank();
    assertThat(verify.path("failure").asText()).isEqualTo("retryable");
    assertThat(onboarding.path("actions").get(1).path("notBefore").asText()).isNotBlank();
    assertThat(onboarding.path("history")).hasSize(2);
    var read = server.get(path).expect(200).json();
    assertThat(read.path("provider").path("understood").asBoolean()).isTrue();
    assertThat(read.path("provider").path("flow").asText()).isEqualTo("known");
  }

  @Test
  void once_begun_it_goes_on_whoever_asks() {
    server.create(path, "").expect(201);

    var again = server.create(path, "{}").expect(200);

    assertThat(again.json().path("state").asText()).isEqualTo("email-code");
  }

  @Test
  void it_can_be_walked_by_its_actions_alone() {
    var onboarding = server.create(path, "").expect(201).json();
    var taken = new ArrayList<String>();
    for (int i = 0; i < 20 && !onboarding.path("actions").isEmpty(); i++) {
      var action = onboarding.path("actions").get(0);
      taken.add(action.path("kind").asText());
      take(action);
      onboarding = server.get(path).expect(200).json();
    }

    assertThat(onboarding.path("state").asText()).isEqualTo("active");
    assertThat(taken)
        .containsExactly(
            "verify-email",
            "open-kyc",
            "read-questions",
            "send-phone-code",
            "verify-phone",
            "wait",
            "issue-card");
  }

  /** What a frontend does about an action, and what a customer and the provider do about that. */
  private void take(JsonNode action) {
    var url = action.path("url").asText();
    switch (action.path("kind").asText()) {
      case "verify-email", "verify-phone" ->
          server.create(url, "{\"code\":\"246810\"}").expect(200);
      case "open-kyc" -> {
        var link = server.call("POST", url).json("{}").send().expect(200).json();
        assertThat(link.path("url").asText()).startsWith("https://kyc.example.com/");
        assertThat(link.path("expiresAt").asText()).isNotBlank();
        provider.kyc(person(), Kyc.APPROVED);
        refresh();
      }
      case "read-questions" -> {
        var questions = server.get(url + "?language=de").expect(200).json().path("items");
        assertThat(questions.get(0).path("label").asText()).isEqualTo("Income in de");
        var answers =
            "{\"answers\":{\"%s\":\"%s\"}}"
                .formatted(
                    questions.get(0).path("id").asText(),
                    questions.get(0).path("options").get(0).asText());
        server.create(url, answers).expect(200);
      }
      case "send-phone-code" -> server.create(url, "{}").expect(200);
      case "issue-card" -> server.create(url, "").expect(201);
      case "wait" -> {
        provider.deploys(person());
        refresh();
      }
      default -> throw new AssertionError(action.toString());
    }
  }

  @Test
  void a_wrong_code_says_how_many_tries_are_left_and_a_used_up_one_is_offered_no_more() {
    server.create(path, "").expect(201);
    for (int left = 4; left >= 0; left--) {
      var wrong = server.create(path + "/email/verify", "{\"code\":\"135791\"}");
      assertThat(wrong.problem()).isEqualTo("422 code-wrong");
      assertThat(wrong.json().path("triesLeft").asText()).isEqualTo(Integer.toString(left));
    }

    assertThat(server.create(path + "/email/verify", "{\"code\":\"246810\"}").problem())
        .isEqualTo("409 code-tries-used-up");
    assertThat(kinds(server.get(path).json())).containsExactly("resend-email-code");
    var soon = server.create(path + "/email/resend", "");
    assertThat(soon.problem()).isEqualTo("429 too-many-codes");
    assertThat(Integer.parseInt(soon.header("Retry-After"))).isPositive();
    server.store.letTimePass(Duration.ofMinutes(2));
    assertThat(kinds(server.create(path + "/email/resend", "").expect(200).json()))
        .containsExactly("verify-email", "resend-email-code");
  }

  @Test
  void a_step_that_is_not_open_is_refused_and_the_provider_not_asked() {
    server.create(path, "").expect(201);
    int calls = provider.calls();

    var refused = server.create(path + "/phone/send", "{}");

    assertThat(refused.problem()).isEqualTo("409 card-step-not-open");
    assertThat(refused.json().path("state").asText()).isEqualTo("email-code");
    assertThat(server.call("POST", path + "/kyc-link").send().problem())
        .isEqualTo("409 card-step-not-open");
    assertThat(server.get(path + "/source-of-funds").problem()).isEqualTo("409 card-step-not-open");
    assertThat(provider.calls()).isEqualTo(calls);
  }

  @Test
  void somebody_elses_card_customer_is_not_taken_over() {
    provider.has(server.tenant.account(), new Email(email), "somebody else");

    var refused = server.create(path, "");

    assertThat(refused.problem()).isEqualTo("409 email-belongs-to-another-card-customer");
    assertThat(refused.json().path("customerId").asText()).isEqualTo(customer);
    var declined = server.get(path).expect(200).json();
    assertThat(declined.path("state").asText()).isEqualTo("declined");
    assertThat(declined.path("final").asBoolean()).isTrue();
    assertThat(declined.path("reason").asText())
        .isEqualTo("email-belongs-to-another-card-customer");
    assertThat(kinds(declined)).containsExactly("restart");
    assertThat(
            server
                .get(
                    "/v1/operations?state=rejected&kind=card-onboarding-start&customerId="
                        + customer)
                .json()
                .path("items"))
        .hasSize(1);
  }

  @Test
  void while_the_provider_is_away_it_is_accepted_and_codes_and_links_are_not() {
    provider.goesAway();
    var accepted = server.create(path, "").expect(202);
    assertThat(kinds(server.get(path).json())).containsExactly("wait");
    provider.comesBack();
    server.settle(accepted.header("Location"));
    assertThat(server.get(accepted.header("Location")).json().path("result").asText())
        .isEqualTo(path);
    provider.goesAway();
    var key = Given.unique("key");

    var away = verify(key);

    assertThat(away.problem()).isEqualTo("503 provider-unavailable");
    assertThat(Integer.parseInt(away.header("Retry-After"))).isPositive();
    provider.comesBack();
    assertThat(verify(key).expect(200).json().path("state").asText()).isEqualTo("kyc");
    assertThat(verify(key).header("Idempotent-Replayed")).isEqualTo("true");
  }

  private TestServer.Answer verify(String key) {
    return server
        .call("POST", path + "/email/verify")
        .key(key)
        .json("{\"code\":\"246810\"}")
        .send();
  }

  @Test
  void codes_and_answers_are_read_strictly_and_never_repeated() {
    server.create(path, "").expect(201);

    for (var body :
        List.of("{}", "{\"code\":123456}", "{\"code\":\"12345\"}", "{\"otp\":\"123456\"}")) {
      var refused = server.create(path + "/email/verify", body);
      assertThat(refused.status()).as(body).isEqualTo(400);
      assertThat(refused.body()).doesNotContain("12345");
    }
    var refused =
        server.create(path + "/source-of-funds", "{\"answers\":{\"Q\":\"4242424242424242\"}}");
    assertThat(refused.problem()).isEqualTo("400 invalid-value");
    assertThat(refused.body()).doesNotContain("4242");
  }

  @Test
  void an_end_user_takes_its_own_way_and_sees_nobody_elses() {
    var token =
        server.issuers.user(
            Given.unique("subject"),
            server.store.now(),
            it -> it.claim(Issuers.CUSTOMER_CLAIM, customer));
    var me = "/v1/customers/me/card-onboarding";

    assertThat(server.call("GET", me).as(token).send().problem())
        .isEqualTo("404 no-card-onboarding");
    server.call("POST", me).as(token).key(Given.unique("key")).send().expect(201);
    var mine = server.call("GET", me).as(token).send().expect(200);
    assertThat(mine.json().has("provider")).isFalse();
    assertThat(mine.json().path("actions").get(0).path("url").asText())
        .isEqualTo(path + "/email/verify");
    var other = server.newCustomer("{}");
    for (var route : List.of("", "/email/verify", "/kyc-link")) {
      assertThat(
              server
                  .call("POST", "/v1/customers/" + other + "/card-onboarding" + route)
                  .as(token)
                  .key(Given.unique("key"))
                  .json(route.endsWith("verify") ? "{\"code\":\"246810\"}" : "{}")
                  .send()
                  .problem())
          .isEqualTo("404 no-such-customer");
    }
  }

  @Test
  void a_key_for_something_else_does_not_do() {
    var reader = server.key(server.tenant.id(), Scope.CARDS_READ);

    assertThat(server.call("POST", path).as(reader).key("k").send().problem())
        .isEqualTo("403 not-permitted");
    assertThat(server.call("GET", path).as(reader).send().problem())
        .isEqualTo("404 no-card-onboarding");
  }

  private static List<String> kinds(JsonNode onboarding) {
    var kinds = new ArrayList<String>();
    onboarding.path("actions").forEach(action -> kinds.add(action.path("kind").asText()));
    return kinds;
  }

  private String person() {
    return server.get(path).json().path("provider").path("cardCustomerId").asText();
  }

  private void refresh() {
    var onboarding =
        server
            .store
            .work()
            .reading(
                server.tenant.id(),
                () ->
                    server
                        .bean(CardOnboardings.class)
                        .newest(server.tenant.id(), new CustomerId(customer))
                        .orElseThrow());
    assertThat(
            server
                .bean(RefreshOnboarding.class)
                .handle(server.tenant.id(), onboarding.id(), Deadline.in(Duration.ofSeconds(5))))
        .isInstanceOf(RefreshOnboarding.Result.Refreshed.class);
  }
}
