package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Surroundings.Shared.class)
class WalletTest {
  private final Api twin;
  private final Api service;
  private final People people;

  WalletTest(Surroundings surroundings) {
    this.twin = surroundings.twinControl();
    this.service = surroundings.service();
    this.people = new People(service);
  }

  @Test
  void an_answer_cut_off_after_commit_and_three_requests_make_one_wallet() throws IOException {
    twin.send("PATCH", "/_twin/settings", Map.of("accept_duplicates", true))
        .require("accepting duplicates");
    try {
      var customer = people.customer("cut-off");
      var fault =
          twin.post(
                  "/_twin/faults",
                  Map.of(
                      "route",
                      "POST /assets/add-customer-asset",
                      "kind",
                      "reset_after_commit",
                      "times",
                      1))
              .require("the fault");
      people.openWallet(customer, "cut-off");
      people.openWallet(customer, "cut-off");
      var wallet =
          eventually(() -> people.openWallet(customer, "cut-off"), answer -> answer.status() == 201)
              .body();
      assertThat(wallet.path("address").asText()).isNotEmpty();
      assertThat(hits(fault.path("id").asText())).isEqualTo(1);
      assertThat(walletsMadeFor(customer)).isEqualTo(1);
    } finally {
      twin.send("PATCH", "/_twin/settings", Map.of("accept_duplicates", false))
          .require("refusing duplicates");
    }
  }

  @Test
  void an_address_is_linked_once_and_unlinked_again() throws IOException {
    var place = "/v1/customers/" + people.customer("own-keys") + "/external-wallets";
    var address = Map.of("chain", "base", "address", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");

    var linked = service.post(place, address, "Idempotency-Key", "own-keys-1").require("the link");
    assertThat(service.post(place, address, "Idempotency-Key", "own-keys-2").status())
        .isEqualTo(409);
    assertThat(service.get(place).require("the list").path("items")).containsExactly(linked);

    var wallet = "/v1/external-wallets/" + linked.path("id").asText();
    assertThat(service.send("DELETE", wallet, Map.of(), "If-Match", "*").status()).isEqualTo(204);
    assertThat(service.get(wallet).status()).isEqualTo(404);
    assertThat(service.post(place, address, "Idempotency-Key", "own-keys-3").status())
        .isEqualTo(201);
  }

  private int hits(String fault) throws IOException {
    for (var known : twin.get("/_twin/faults").require("the faults").path("faults")) {
      if (known.path("id").asText().equals(fault)) {
        return known.path("hits").asInt();
      }
    }
    throw new AssertionError("the fault is gone");
  }

  private int walletsMadeFor(String customer) throws IOException {
    var naturalKey = providerCustomer(customer) + "|solana|USDC_SOL";
    return twin.get(
            "/_twin/effects?kind=wallet_created&natural_key="
                + URLEncoder.encode(naturalKey, StandardCharsets.UTF_8))
        .require("the effects")
        .path("total")
        .asInt();
  }

  private String providerCustomer(String customer) throws IOException {
    return service
        .get("/v1/customers/" + customer)
        .require("the customer")
        .path("provider")
        .path("customerId")
        .asText();
  }
}
