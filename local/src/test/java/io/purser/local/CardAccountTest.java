package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Card accounts over HTTP, with everything real but the provider. */
@ExtendWith(Surroundings.Shared.class)
class CardAccountTest {
  private final Surroundings surroundings;
  private final Api service;
  private final Api twin;
  private final Cardholders cardholders;

  CardAccountTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.service = surroundings.service();
    this.twin = surroundings.twinControl();
    this.cardholders = new Cardholders(surroundings);
  }

  @BeforeEach
  void letTheProgrammeBeApproved() throws IOException {
    cardholders.letTheProgrammeBeApproved();
  }

  @Test
  void what_the_provider_tells_is_read_with_its_age_though_the_provider_is_away()
      throws IOException {
    var customer = cardholders.ready("account-told");
    paidIn("80.00");
    surroundings
        .provider()
        .post(
            "/card-issuer/fund-customer",
            Map.of(
                "customer_id",
                cardholders.providerId(customer),
                "amount",
                50,
                "source_chain",
                "SOL"))
        .require("money past us");

    var account =
        eventually(() -> account(customer), seen -> seen.path("ledger").asText().equals("50.00"));

    assertThat(account.path("currency").asText()).isEqualTo("USD");
    assertThat(account.path("available").asText()).isEqualTo("50.00");
    assertThat(account.path("pending").asText()).isEqualTo("0.00");
    assertThat(account.path("source").asText()).isEqualTo("webhook");
    assertThat(account.path("stale").asBoolean()).isFalse();
    surroundings.stopTwin();
    try {
      assertThat(account(customer)).isEqualTo(account);
    } finally {
      surroundings.restartTwin();
    }
  }

  private JsonNode account(String customer) throws IOException {
    return service.get("/v1/customers/" + customer + "/card-account").require("the account");
  }

  private void paidIn(String amount) throws IOException {
    twin.post("/_twin/accounts/platform_default/master-wallet/deposits", Map.of("amount", amount))
        .require("a deposit");
  }
}
