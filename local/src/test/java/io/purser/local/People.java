package io.purser.local;

import java.io.IOException;
import java.util.Map;

/**
 * Makes the customers and wallets that a system test needs. Names are unique, so that tests do not
 * meet.
 */
final class People {
  private final Api service;

  People(Api service) {
    this.service = service;
  }

  String customer(String name) throws IOException {
    return service
        .post(
            "/v1/customers",
            Map.of("externalId", name, "email", name + "@example.com"),
            "Idempotency-Key",
            "customer-" + name)
        .require("creating " + name)
        .path("id")
        .asText();
  }

  Api.Answer openWallet(String customer, String key) throws IOException {
    return service.post(
        "/v1/customers/" + customer + "/wallets",
        Map.of("chain", "solana", "asset", "USDC"),
        "Idempotency-Key",
        key);
  }

  /** The provider's id of a wallet, which the twin's controls take. */
  String providerWallet(String wallet) throws IOException {
    return service
        .get("/v1/wallets/" + wallet)
        .require("the wallet")
        .path("providerWalletId")
        .asText();
  }

  /** Opens a wallet and returns the provider's id of it. */
  String fundableWallet(String customer, String key) throws IOException {
    return providerWallet(openWallet(customer, key).require("the wallet").path("id").asText());
  }
}
