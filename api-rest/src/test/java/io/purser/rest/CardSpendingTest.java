package io.purser.rest;

import static io.purser.domain.card.spending.ReportBuilder.aReport;
import static io.purser.domain.card.spending.SpendingState.AUTHORIZED;
import static io.purser.domain.card.spending.SpendingState.DECLINED;
import static io.purser.domain.card.spending.SpendingState.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.spending.ReportBuilder;
import io.purser.domain.card.spending.Sighting.Source;
import io.purser.domain.card.spending.SpendingWired;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Card transactions, as callers read them. */
class CardSpendingTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final TestServer server = TestServer.shared();
  private final SpendingWired spending = server.bean(SpendingWired.class);
  private final String customer =
      server.newCustomer("{\"email\":\"%s@example.com\"}".formatted(Given.unique("ana")));
  private final OnboardingId onboarding = onboarding();
  private final String path = "/v1/customers/" + customer + "/card-transactions";

  private OnboardingId onboarding() {
    var id = new CustomerId(customer);
    var tenant = server.tenant;
    var found =
        server.given.in(tenant, () -> server.store.customers().get(tenant.id(), id).orElseThrow());
    server.given.readyForCard(tenant, found);
    return server.given.in(
        tenant, () -> server.store.cardOnboardings().newest(tenant.id(), id).orElseThrow().id());
  }

  private String hear(ReportBuilder report) {
    spending.hearOfSpending.handle(
        server.tenant.id(),
        onboarding,
        report.build(),
        Source.EVENT,
        server.store.now(),
        Deadline.in(Duration.ofSeconds(10)));
    return report.build().id();
  }

  private static ReportBuilder report() {
    return aReport(Given.unique("tx")).with(Given.unique("token")).createdAt(START);
  }

  private JsonNode only() {
    var items = server.get(path).expect(200).json().path("items");
    assertThat(items).hasSize(1);
    return items.path(0);
  }

  @Test
  void a_transaction_shows_its_amounts_and_everything_that_happened() {
    var report = report();
    hear(report.is(AUTHORIZED, 50).atMinute(0));
    hear(report.is(SETTLED, 60).atMinute(2));

    var seen = only();

    assertThat(seen.path("id").asText()).startsWith("ctx_");
    assertThat(seen.path("state").asText()).isEqualTo("settled");
    assertThat(seen.path("currency").asText()).isEqualTo("EUR");
    assertThat(seen.path("authorized").asText()).isEqualTo("50.00");
    assertThat(seen.path("settled").asText()).isEqualTo("60.00");
    assertThat(seen.path("cardId").isNull()).isTrue();
    assertThat(seen.path("merchant").path("name").asText()).isEqualTo("Corner Shop");
    assertThat(seen.path("occurredAt").asText()).isEqualTo("2026-03-01T10:00:00.000Z");
    assertThat(seen.path("events").toString())
        .isEqualTo(
            "[{\"state\":\"authorized\",\"amount\":\"50.00\",\"at\":\"2026-03-01T10:00:00.000Z\","
                + "\"source\":\"event\"},{\"state\":\"settled\",\"amount\":\"60.00\","
                + "\"at\":\"2026-03-01T10:02:00.000Z\",\"source\":\"event\"}]");
    assertThat(server.get("/v1/card-transactions/" + seen.path("id").asText()).expect(200).json())
        .isEqualTo(seen);
  }

  @Test
  void words_that_are_not_understood_are_shown_to_the_company_alone() {
    var id = hear(report().ofUnknownKind("top_up").saying("disputed").atMinute(0));

    var seen = only();

    assertThat(seen.path("state").asText()).isEqualTo("not-understood");
    assertThat(seen.path("kind").asText()).isEqualTo("other");
    assertThat(seen.path("settled").isNull()).isTrue();
    var words = seen.path("provider");
    assertThat(words.path("transactionId").asText()).isEqualTo(id);
    assertThat(words.path("kind").asText()).isEqualTo("top_up");
    assertThat(words.path("state").asText()).isEqualTo("disputed");
    assertThat(words.path("understood").asBoolean()).isFalse();
    var own = get(userOf(customer), "/v1/customers/me/card-transactions").expect(200).json();
    assertThat(own.path("items")).hasSize(1);
    assertThat(own.path("items").path(0).has("provider")).isFalse();
  }

  @Test
  void lists_are_filtered_and_have_pages() {
    hear(report().is(SETTLED, 1).atMinute(0));
    hear(report().is(DECLINED, 2).declinedFor("LIMIT_EXCEEDED").atMinute(0));
    hear(report().createdAt(START.plusSeconds(60)).is(SETTLED, 3).atMinute(0));
    hear(report().createdAt(START.minusSeconds(60)).is(SETTLED, 4).refunds(null).atMinute(0));

    assertThat(amounts("?kind=refund")).containsExactly("4.00");
    assertThat(amounts("?state=declined")).containsExactly("2.00");
    assertThat(amounts("?occurredFrom=2026-03-01T10:01:00Z")).containsExactly("3.00");
    assertThat(amounts("?occurredBefore=2026-03-01T10:00:00Z")).containsExactly("4.00");
    assertThat(amounts("?cardId=crd_01jd3hgwqnf4s8cvk6a5dz0z7v")).isEmpty();
    var first = server.get(path + "?limit=2&include=total").expect(200).json();
    assertThat(first.path("total").asInt()).isEqualTo(4);
    var rest =
        server.get(path + "?limit=2&cursor=" + first.path("nextCursor").asText()).expect(200);
    assertThat(rest.json().path("items")).hasSize(2);
    assertThat(rest.json().path("nextCursor").isNull()).isTrue();
    assertThat(server.get(path + "?state=partially_reversed").problem())
        .isEqualTo("400 invalid-parameter");
    assertThat(server.get(path + "?cardId=wal_1").problem()).isEqualTo("400 invalid-parameter");
  }

  @Test
  void a_key_needs_the_scope_and_nobody_sees_what_is_not_theirs() {
    hear(report().atMinute(0));
    var own = "/v1/card-transactions/" + only().path("id").asText();

    var tenant = server.tenant.id();
    assertThat(get(server.key(tenant, Scope.WALLETS_READ), own).problem())
        .isEqualTo("403 not-permitted");
    assertThat(get(server.key(tenant, Scope.CARDS_READ), own).status()).isEqualTo(200);
    assertThat(get(userOf(customer), own).status()).isEqualTo(200);
    var somebody =
        server.newCustomer("{\"email\":\"%s@example.com\"}".formatted(Given.unique("bob")));
    assertThat(get(userOf(somebody), own).problem()).isEqualTo("404 no-such-card-transaction");
    assertThat(server.get("/v1/card-transactions/ctx_1").problem())
        .isEqualTo("404 no-such-card-transaction");
    assertThat(server.get("/v1/cards/crd_01jd3hgwqnf4s8cvk6a5dz0z7v/transactions").problem())
        .isEqualTo("404 no-such-card");
  }

  private TestServer.Answer get(String credential, String url) {
    return server.call("GET", url).as(credential).send();
  }

  private String userOf(String who) {
    return server.issuers.user(
        Given.unique("subject"), server.store.now(), it -> it.claim(Issuers.CUSTOMER_CLAIM, who));
  }

  private List<String> amounts(String query) {
    var amounts = new ArrayList<String>();
    server
        .get(path + query)
        .expect(200)
        .json()
        .path("items")
        .forEach(item -> amounts.add(item.path("amount").asText()));
    return amounts;
  }
}
