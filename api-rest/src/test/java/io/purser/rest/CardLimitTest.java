package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.card.limit.FakeCardLimits;
import io.purser.domain.customer.CustomerId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What customers may spend by card, and how many cards there may be, as callers see it. */
class CardLimitTest {
  private final TestServer server = TestServer.shared();
  private final FakeCardLimits provider = server.bean(FakeCardLimits.class);
  private final String customer = readyCustomer();
  private final String spending = "/v1/customers/" + customer + "/spending-limit";
  private final String counts = "/v1/customers/" + customer + "/card-count-limit";

  private String readyCustomer() {
    var id = server.newCustomer("{\"email\":\"%s@example.com\"}".formatted(Given.unique("ana")));
    var found =
        server.given.in(
            server.tenant,
            () ->
                server.store.customers().get(server.tenant.id(), new CustomerId(id)).orElseThrow());
    server.given.readyForCard(server.tenant, found);
    return id;
  }

  @AfterEach
  void theProviderIsBack() {
    provider.comesBack();
  }

  private TestServer.Answer send(String method, String path, String body) {
    return server.call(method, path).key(UUID.randomUUID().toString()).json(body).send();
  }

  private TestServer.Answer change(String daily) {
    return send("PUT", spending, "{\"daily\":\"%s\",\"currency\":\"USD\"}".formatted(daily));
  }

  @Test
  void a_daily_limit_is_read_changed_and_waits_until_it_is_in_force() {
    var before = server.get(spending).expect(200).json();
    assertThat(before.path("currency").asText()).isEqualTo("USD");
    assertThat(before.path("daily").path("limit").asText()).isEqualTo("7999.00");
    assertThat(before.path("daily").path("used").asText()).isEqualTo("0.00");
    assertThat(before.path("monthly").isNull()).isTrue();
    assertThat(before.path("change").isNull()).isTrue();
    assertThat(before.path("stale").asBoolean()).isFalse();

    var changed = change("2500").expect(200).json();

    assertThat(changed.path("daily").path("limit").asText()).isEqualTo("7999.00");
    var waiting = changed.path("change");
    assertThat(waiting.path("daily").asText()).isEqualTo("2500.00");
    assertThat(waiting.path("state").asText()).isEqualTo("scheduled");
    assertThat(waiting.path("from").asText()).endsWith("Z");
    server.store.letTimePass(FakeCardLimits.DELAY);
    var after = server.get(spending).expect(200).json();
    assertThat(after.path("daily").path("limit").asText()).isEqualTo("2500.00");
    assertThat(after.path("change").isNull()).isTrue();
    assertThat(change("2500.00").expect(200).json().path("change").isNull()).isTrue();
  }

  @Test
  void while_the_provider_is_away_the_last_answer_is_shown_and_a_change_is_under_way() {
    server.get(spending).expect(200);
    provider.goesAway();
    server.store.letTimePass(Duration.ofMinutes(2));

    var old = server.get(spending).expect(200).json();
    var accepted = change("100").expect(202);

    assertThat(old.path("stale").asBoolean()).isTrue();
    assertThat(accepted.header("Location")).startsWith("/v1/operations/");
    assertThat(server.get(spending).expect(200).json().path("change").path("state").asText())
        .isEqualTo("requested");
    provider.comesBack();
    server.settle(accepted.header("Location"));
    var settled = server.get(spending).expect(200).json();
    assertThat(settled.path("change").isNull()).isTrue();
    assertThat(settled.path("daily").path("limit").asText()).isEqualTo("100.00");
  }

  @Test
  void of_a_customer_of_whom_nothing_is_known_nothing_is_said_while_the_provider_is_away() {
    provider.goesAway();

    var refused = server.get(spending).expect(503);

    assertThat(refused.problem()).isEqualTo("503 provider-unavailable");
    assertThat(refused.header("Retry-After")).isEqualTo("7");
    assertThat(change("100").problem()).isEqualTo("503 provider-unavailable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 400 missing-member",
        "{\"daily\":\"1\"} | 400 missing-member",
        "{\"daily\":1,\"currency\":\"USD\"} | 400 wrong-type",
        "{\"daily\":\"0\",\"currency\":\"USD\"} | 400 invalid-value",
        "{\"daily\":\"0.00\",\"currency\":\"USD\"} | 400 invalid-value",
        "{\"daily\":\"-1\",\"currency\":\"USD\"} | 400 invalid-value",
        "{\"daily\":\"1.001\",\"currency\":\"USD\"} | 400 invalid-value",
        "{\"daily\":\"1e3\",\"currency\":\"USD\"} | 400 invalid-value",
        "{\"daily\":\"1\",\"currency\":\"usd\"} | 400 invalid-value",
        "{\"daily\":\"1\",\"currency\":\"XXX\"} | 400 invalid-value",
        "{\"daily\":\"1\",\"currency\":\"USD\",\"more\":1} | 400 unknown-member",
        "{\"daily\":\"1\",\"currency\":\"EUR\"} | 409 card-currency-differs",
        "{\"daily\":\"99999\",\"currency\":\"USD\"} | 409 limit-not-accepted"
      })
  void a_limit_that_cannot_be_is_refused_and_changes_nothing(String body, String problem) {
    var refused = send("PUT", spending, body);

    assertThat(refused.problem()).isEqualTo(problem);
    assertThat(server.get(spending).expect(200).json().path("change").isNull()).isTrue();
  }

  @Test
  void a_customer_who_is_not_onboarded_has_no_limits() {
    var path = "/v1/customers/" + server.newCustomer("{}");

    assertThat(server.get(path + "/spending-limit").problem()).isEqualTo("404 no-card-onboarding");
    assertThat(send("PATCH", path + "/card-count-limit", "{\"total\":1}").problem())
        .isEqualTo("404 no-card-onboarding");
    assertThat(server.get("/v1/customers/cus_nobody/spending-limit").problem())
        .isEqualTo("404 no-such-customer");
  }

  @Test
  void numbers_of_cards_are_changed_one_by_one() {
    var before = server.get(counts).expect(200).json();
    assertThat(before.path("inForce").path("virtual").isNull()).isTrue();

    send("PATCH", counts, "{\"virtual\":2,\"total\":3}").expect(200);
    var after = send("PATCH", counts, "{\"physical\":0}").expect(200).json();

    assertThat(after.path("inForce").toString())
        .isEqualTo("{\"virtual\":2,\"physical\":0,\"total\":3}");
    assertThat(after.path("ceilings").path("virtual").asInt()).isEqualTo(3);
    assertThat(after.path("wanted").isNull()).isTrue();
    assertThat(server.get(counts).expect(200).json()).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 400 missing-member",
        "{\"total\":null} | 400 wrong-type",
        "{\"virtual\":6} | 400 invalid-value",
        "{\"virtual\":-1} | 400 invalid-value",
        "{\"virtual\":1.5} | 400 invalid-value",
        "{\"virtual\":\"1\"} | 400 wrong-type",
        "{\"virtual\":4} | 409 limit-not-accepted"
      })
  void a_number_that_cannot_be_is_refused(String body, String problem) {
    assertThat(send("PATCH", counts, body).problem()).isEqualTo(problem);
  }

  @Test
  void an_end_user_changes_what_is_spent_and_not_how_many_cards_there_are() {
    var token =
        server.issuers.user(
            Given.unique("subject"),
            server.store.now(),
            it -> it.claim(Issuers.CUSTOMER_CLAIM, customer));

    var spent =
        server
            .call("PUT", "/v1/customers/me/spending-limit")
            .as(token)
            .key(UUID.randomUUID().toString())
            .json("{\"daily\":\"50\",\"currency\":\"USD\"}")
            .send();
    var counted =
        server
            .call("PATCH", "/v1/customers/me/card-count-limit")
            .as(token)
            .key(UUID.randomUUID().toString())
            .json("{\"total\":5}")
            .send();

    assertThat(spent.status()).isEqualTo(200);
    assertThat(counted.problem()).isEqualTo("403 not-permitted");
    assertThat(
            server
                .call("GET", spending)
                .as(server.key(server.tenant.id(), Scope.CUSTOMERS_READ))
                .send()
                .problem())
        .isEqualTo("403 not-permitted");
  }
}
