package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Limits of cards over HTTP, with everything real but the provider. */
@ExtendWith(Surroundings.Shared.class)
class CardLimitTest {
  private static final String CHANGE = "PUT /yativo-card/customers/{yativoCardId}/wallet/limits";

  private final Api service;
  private final Api twin;
  private final Cardholders cardholders;

  CardLimitTest(Surroundings surroundings) {
    this.service = surroundings.service();
    this.twin = surroundings.twinControl();
    this.cardholders = new Cardholders(surroundings);
  }

  @BeforeEach
  void letTheProgrammeBeApproved() throws IOException {
    cardholders.letTheProgrammeBeApproved();
  }

  @AfterEach
  void changesWaitAsUsual() throws IOException {
    delay(180);
  }

  private void delay(int seconds) throws IOException {
    twin.send("PATCH", "/_twin/settings", Map.of("limit_delay_seconds", seconds))
        .require("the delay");
  }

  private static String path(String customer) {
    return "/v1/customers/" + customer + "/spending-limit";
  }

  private JsonNode read(String customer) throws IOException {
    return service.get(path(customer)).require("the limit");
  }

  private Api.Answer change(String customer, String daily) throws IOException {
    return service.send(
        "PUT",
        path(customer),
        Map.of("daily", daily, "currency", "USD"),
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  @Test
  void a_daily_limit_waits_and_is_then_in_force_without_anybody_asking() throws IOException {
    var customer = cardholders.ready("limit-change");
    assertThat(read(customer).path("daily").path("limit").asText()).isEqualTo("7999.00");
    delay(2);

    var change = change(customer, "2500").require("the change").path("change");

    assertThat(change.path("state").asText()).isEqualTo("scheduled");
    var events =
        eventually(
            () -> service.get("/v1/customers/" + customer + "/events?limit=100").body().toString(),
            seen -> seen.contains("spending_limit.changed"));
    assertThat(events).contains("spending_limit.change_requested", "spending_limit.scheduled");
    assertThat(read(customer).path("daily").path("limit").asText()).isEqualTo("2500.00");
    assertThat(read(customer).path("change").isNull()).isTrue();
  }

  @Test
  void a_change_whose_answer_is_lost_is_scheduled_once_it_is_known() throws IOException {
    var customer = cardholders.ready("limit-doubt");
    read(customer);
    twin.post("/_twin/faults", Map.of("route", CHANGE, "kind", "reset_after_commit", "times", 1))
        .require("a fault");
    int before = requested();

    change(customer, "100");

    var seen =
        eventually(
            () -> read(customer).path("change"),
            change -> change.path("state").asText().equals("scheduled"));
    assertThat(seen.path("daily").asText()).isEqualTo("100.00");
    assertThat(requested() - before).as("the lost one and the repeat").isEqualTo(2);
  }

  private int requested() throws IOException {
    return twin.get("/_twin/effects?kind=daily_limit_requested")
        .require("the effects")
        .path("total")
        .asInt();
  }

  @Test
  void no_more_cards_are_issued_than_the_customer_may_have() throws IOException {
    var customer = cardholders.ready("limit-count");
    var limit = "/v1/customers/" + customer + "/card-count-limit";

    var counts =
        service
            .send(
                "PATCH",
                limit,
                Map.of("virtual", 0),
                "Idempotency-Key",
                UUID.randomUUID().toString())
            .require("the number");
    var refused =
        service.post(
            "/v1/customers/" + customer + "/cards",
            Map.of(),
            "Idempotency-Key",
            UUID.randomUUID().toString());

    assertThat(counts.path("inForce").path("virtual").asInt()).isZero();
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().path("limit").asText()).isEqualTo("0");
  }
}
