package io.purser.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The customers that every local run begins with, made through the product API as anyone would make
 * them. Making them again changes nothing, since each has an external id of its own.
 */
final class DemoCustomers {
  static final String USER = "demo-ana";

  private static final String PROGRAMME = "/_twin/accounts/platform_default/programme";
  private static final Set<String> DECIDED = Set.of("approved", "rejected");

  private static final int LOOKS = 150;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final Api platform;
  private final TokenIssuer issuer;

  DemoCustomers(Api platform, TokenIssuer issuer) {
    this.platform = platform;
    this.issuer = issuer;
  }

  /**
   * The customer to try things with.
   *
   * @param providerWallet the provider's id of its wallet, or null when it has none
   */
  record Demo(String customer, @Nullable String providerWallet) {}

  /**
   * Three customers of the first tenant. The first has a login, and with a twin also a funded
   * wallet; and the twin lets customers have cards.
   *
   * @param twin the twin's control API, or null when a real provider is used
   */
  Demo ofFirstTenant(@Nullable Api twin) throws IOException {
    var ana =
        customer(
            USER,
            Map.of(
                "externalId", USER,
                "name", "Ana Example",
                "givenName", "Ana",
                "familyName", "Example",
                "email", "ana@example.com",
                "phone", "+15550100101",
                "metadata", Map.of("plan", "gold", "beta", true)));
    customer(
        "demo-ben",
        Map.of("externalId", "demo-ben", "name", "Ben Example", "email", "ben@example.com"));
    customer(
        "demo-trading",
        Map.of(
            "type", "business",
            "externalId", "demo-trading",
            "legalName", "Example Trading Ltd",
            "website", "https://trading.example.com"));
    platform
        .put("/v1/customers/" + ana + "/logins", Map.of("issuer", issuer.url(), "subject", USER))
        .require("the demo login");
    if (twin == null) {
      return new Demo(ana, null);
    }
    approveCards(twin);
    return new Demo(ana, fundedWallet(ana, twin));
  }

  /** One customer of the other tenant. */
  void ofOtherTenant() throws IOException {
    customer(
        "demo-cora",
        Map.of("externalId", "demo-cora", "name", "Cora Example", "email", "cora@example.com"));
  }

  private String customer(String externalId, Map<String, Object> body) throws IOException {
    var known = platform.get("/v1/customers/lookup?externalId=" + externalId);
    if (known.status() == 200) {
      return known.body().path("id").asText();
    }
    return platform
        .post("/v1/customers", body, "Idempotency-Key", externalId)
        .require("creating " + externalId)
        .path("id")
        .asText();
  }

  private JsonNode wallet(String customer) throws IOException {
    var known = wallets(customer);
    if (known.isEmpty()) {
      platform
          .post(
              "/v1/customers/" + customer + "/wallets",
              Map.of("chain", "solana", "asset", "USDC"),
              "Idempotency-Key",
              "demo-ana-usdc")
          .require("opening the demo wallet");
      known = wallets(customer);
    }
    for (int look = 1; !"active".equals(known.path(0).path("state").asText()); look++) {
      if (look == LOOKS) {
        throw new CannotStart("the demo wallet was not opened");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      known = wallets(customer);
    }
    return known.get(0);
  }

  private JsonNode wallets(String customer) throws IOException {
    return platform
        .get("/v1/customers/" + customer + "/wallets")
        .require("listing wallets")
        .path("items");
  }

  /** A programme that somebody has decided about stays as it is. */
  private static void approveCards(Api twin) throws IOException {
    var status = twin.get(PROGRAMME).require("the card programme").path("status").asText();
    if (!DECIDED.contains(status)) {
      twin.send("PATCH", PROGRAMME, Map.of("status", "approved")).require("the card programme");
    }
  }

  private String fundedWallet(String customer, Api twin) throws IOException {
    var wallet = wallet(customer);
    var providerWallet = wallet.path("providerWalletId").asText();
    var balance =
        platform
            .get("/v1/wallets/" + wallet.path("id").asText() + "/balance")
            .require("reading the demo balance");
    if (balance.path("ledger").asText().startsWith("0")) {
      twin.post("/_twin/wallets/" + providerWallet + "/deposits", Map.of("amount", "250.00"))
          .require("the demo deposit");
    }
    return providerWallet;
  }
}
