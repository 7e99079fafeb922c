package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ExternalWalletTest {
  private static final String ADDRESS = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

  private final TestServer server = TestServer.shared();
  private final String customer = server.newCustomer("{}");
  private final String path = "/v1/customers/" + customer + "/external-wallets";

  private static String body(String chain, String address) {
    return "{\"chain\":\"%s\",\"address\":\"%s\"}".formatted(chain, address);
  }

  @Test
  void an_address_is_linked_read_and_listed() {
    var linked = server.create(path, body("base", ADDRESS)).expect(201);

    var wallet = linked.json();
    assertThat(wallet.get("kind").asText()).isEqualTo("external");
    assertThat(wallet.get("chain").asText()).isEqualTo("base");
    assertThat(wallet.get("chainId").asLong()).isEqualTo(8453);
    assertThat(wallet.get("address").asText()).isEqualTo(ADDRESS.toLowerCase(Locale.ROOT));
    assertThat(linked.header("Location"))
        .isEqualTo("/v1/external-wallets/" + wallet.get("id").asText());
    var read = server.get(linked.header("Location")).expect(200);
    assertThat(read.json()).isEqualTo(wallet);
    assertThat(read.header("ETag")).isEqualTo(linked.header("ETag"));
    assertThat(server.get(path + "?include=total").json().get("total").asInt()).isEqualTo(1);
    assertThat(server.get(path).json().get("items").get(0)).isEqualTo(wallet);
  }

  @Test
  void another_spelling_of_a_linked_address_is_refused_and_the_wallet_named() {
    var first = server.create(path, body("base", ADDRESS)).expect(201).json();

    var refused = server.create(path, body("base", ADDRESS.toLowerCase(Locale.ROOT)));

    assertThat(refused.problem()).isEqualTo("409 wallet-already-linked");
    assertThat(refused.json().get("walletId")).isEqualTo(first.get("id"));
    server.create(path, body("polygon", ADDRESS)).expect(201);
  }

  @Test
  void a_mistyped_address_is_refused_with_what_is_wrong_with_it() {
    var refused = server.create(path, body("base", ADDRESS.replace("5aA", "5AA")));

    assertThat(refused.problem()).isEqualTo("400 invalid-value");
    var error = refused.json().get("errors").get(0);
    assertThat(error.get("pointer").asText()).isEqualTo("#/address");
    assertThat(error.get("detail").asText()).contains("checksum");
    assertThat(server.create(path, body("mars", ADDRESS)).problem()).isEqualTo("400 invalid-value");
    assertThat(server.get(path).json().get("items")).isEmpty();
  }

  @Test
  void an_unlinked_address_is_gone_and_may_come_back() {
    var linked = server.create(path, body("base", ADDRESS)).expect(201);
    var wallet = linked.header("Location");

    assertThat(server.call("DELETE", wallet).send().problem())
        .isEqualTo("428 precondition-missing");
    assertThat(server.call("DELETE", wallet).header("If-Match", "\"2\"").send().problem())
        .isEqualTo("412 version-stale");
    server.call("DELETE", wallet).header("If-Match", linked.header("ETag")).send().expect(204);

    assertThat(server.get(wallet).problem()).isEqualTo("404 no-such-wallet");
    assertThat(
            server
                .call("DELETE", wallet)
                .header("If-Match", linked.header("ETag"))
                .send()
                .problem())
        .isEqualTo("404 no-such-wallet");
    server.create(path, body("base", ADDRESS)).expect(201);
  }
}
