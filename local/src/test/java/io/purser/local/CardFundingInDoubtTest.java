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

/** A funding whose answer is lost while the provider's list of fundings cannot be read either. */
@ExtendWith(Surroundings.Shared.class)
class CardFundingInDoubtTest {
  private static final String FUND = "POST /card-issuer/fund-customer";
  private static final String LIST = "GET /card-issuer/funding-history";

  private final Api service;
  private final Api twin;
  private final Cardholders cardholders;

  CardFundingInDoubtTest(Surroundings surroundings) {
    this.service = surroundings.service();
    this.twin = surroundings.twinControl();
    this.cardholders = new Cardholders(surroundings);
  }

  @BeforeEach
  void letTheProgrammeBeApproved() throws IOException {
    cardholders.letTheProgrammeBeApproved();
  }

  @AfterEach
  void letTheProviderBehave() throws IOException {
    twin.send("DELETE", "/_twin/faults", Map.of()).require("no faults");
  }

  @Test
  void an_answer_that_is_lost_credits_once_and_a_second_order_meanwhile_names_the_first()
      throws IOException {
    var customer = cardholders.ready("account-in-doubt");
    twin.post("/_twin/accounts/platform_default/master-wallet/deposits", Map.of("amount", "30.00"))
        .require("a deposit");
    strike(Map.of("route", FUND, "kind", "reset_after_commit", "body_contains", "8.88"));
    strike(Map.of("route", LIST, "kind", "error_before_commit", "times", 0));

    var first = fund(customer, "8.88");

    assertThat(first.status()).isEqualTo(202);
    var requested = only(customer);
    assertThat(requested.path("state").asText()).isEqualTo("requested");
    var second = fund(customer, "9.99");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.body().path("code").asText()).isEqualTo("card-being-funded");
    assertThat(second.body().path("fundingId").asText()).isEqualTo(requested.path("id").asText());
    assertThat(second.body().path("operationId").asText())
        .isEqualTo(first.body().path("id").asText());

    letTheProviderBehave();
    eventually(() -> only(customer), seen -> seen.path("state").asText().equals("completed"));
    eventually(() -> ledger(customer), "8.88"::equals);
    assertThat(effects(customer)).isEqualTo(1);
    assertThat(operation(first).path("state").asText()).isEqualTo("confirmed");
    assertThat(fund(customer, "9.99").require("the second order").path("state").asText())
        .isEqualTo("completed");
    assertThat(effects(customer)).isEqualTo(2);
  }

  private void strike(Map<String, ?> fault) throws IOException {
    twin.post("/_twin/faults", fault).require("a fault");
  }

  private Api.Answer fund(String customer, String amount) throws IOException {
    return service.post(
        account(customer) + "/fundings",
        Map.of("amount", amount, "reference", UUID.randomUUID().toString()),
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  private JsonNode only(String customer) throws IOException {
    var all = service.get(account(customer) + "/fundings").require("the fundings").path("items");
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private JsonNode operation(Api.Answer accepted) throws IOException {
    return service
        .get("/v1/operations/" + accepted.body().path("id").asText())
        .require("the operation");
  }

  private String ledger(String customer) throws IOException {
    return service.get(account(customer)).require("the account").path("ledger").asText();
  }

  private int effects(String customer) throws IOException {
    return twin.get(
            "/_twin/effects?kind=customer_funding_initiated&natural_key="
                + cardholders.providerId(customer))
        .require("the effects")
        .path("total")
        .asInt();
  }

  private static String account(String customer) {
    return "/v1/customers/" + customer + "/card-account";
  }
}
