package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Swaps of the master wallet over HTTP, with everything real but the provider. */
@ExtendWith(Surroundings.Shared.class)
class SwapTest {
  private static final String PATH = "/v1/programme/swaps";

  private final Surroundings surroundings;
  private final Api service;
  private final Api twin;

  SwapTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.service = surroundings.service();
    this.twin = surroundings.twinControl();
  }

  @BeforeEach
  void letThereBeMoney() throws IOException {
    new Cardholders(surroundings).letTheProgrammeBeApproved();
    twin.post("/_twin/accounts/platform_default/master-wallet/deposits", Map.of("amount", "500.00"))
        .require("a deposit");
  }

  @Test
  void dollars_become_euros_when_the_provider_tells() throws IOException {
    var swap = swap("100.00", "EUR").require("the swap");

    assertThat(swap.path("state").asText()).isEqualTo("submitted");
    assertThat(swap.path("received").asText()).isEqualTo("91.40");
    assertThat(swap.path("rate").asText()).isEqualTo("0.914");
    end(swap, "complete");
    var done = eventually(() -> read(swap), seen -> seen.path("settledAt").isTextual());
    assertThat(done.path("state").asText()).isEqualTo("completed");
    assertThat(service.get(PATH + "?limit=100").require("swaps").path("items").toString())
        .contains(swap.path("id").asText());
    var events =
        eventually(
            () -> service.get("/v1/events?type=swap.completed").body().toString(),
            seen -> seen.contains(swap.path("id").asText()));
    assertThat(events).contains("91.40");
    assertThat(surroundings.user().get(PATH).status()).isEqualTo(403);
  }

  @Test
  void the_dollars_of_one_that_fails_are_there_again() throws IOException {
    var swap = swap("50.00", "GBP").require("the swap");

    end(swap, "fail");

    var failed = eventually(() -> read(swap), seen -> seen.path("settledAt").isTextual());
    assertThat(failed.path("state").asText()).isEqualTo("failed");
    assertThat(failed.path("reason").asText()).isEqualTo("swap-failed-at-provider");
  }

  @Test
  void an_answer_that_is_lost_swaps_once_and_is_found_by_its_amount() throws IOException {
    twin.post(
            "/_twin/faults",
            Map.of(
                "route",
                "POST /card-issuer/swap",
                "kind",
                "reset_after_commit",
                "times",
                1,
                "body_contains",
                "33.33"))
        .require("a fault");
    int before = effects();
    var order = order("33.33", "EUR");

    var first = post(order, UUID.randomUUID().toString());
    var last =
        eventually(
            () -> post(order, UUID.randomUUID().toString()), answer -> answer.status() == 201);

    assertThat(first.status()).isIn(201, 202);
    assertThat(effects() - before).isEqualTo(1);
    assertThat(last.body().path("providerSwapId").asText()).isNotBlank();
    assertThat(last.body().path("rate").isNull()).isTrue();
    var more = swap("9999999.00", "EUR");
    assertThat(more.status()).isEqualTo(409);
    assertThat(more.body().path("code").asText()).isEqualTo("master-wallet-too-low");
  }

  private Api.Answer swap(String amount, String into) throws IOException {
    return post(order(amount, into), UUID.randomUUID().toString());
  }

  private Api.Answer post(Map<String, String> order, String key) throws IOException {
    return service.post(PATH, order, "Idempotency-Key", key);
  }

  private static Map<String, String> order(String amount, String into) {
    return Map.of(
        "fromCurrency",
        "USD",
        "toCurrency",
        into,
        "amount",
        amount,
        "reference",
        UUID.randomUUID().toString());
  }

  private JsonNode read(JsonNode swap) throws IOException {
    return service.get(PATH + "/" + swap.path("id").asText()).require("the swap");
  }

  private void end(JsonNode swap, String how) throws IOException {
    twin.post("/_twin/swaps/" + swap.path("providerSwapId").asText() + "/" + how, Map.of())
        .require("the end");
  }

  private int effects() throws IOException {
    return twin.get("/_twin/effects?kind=swap_submitted")
        .require("the effects")
        .path("total")
        .asInt();
  }
}
