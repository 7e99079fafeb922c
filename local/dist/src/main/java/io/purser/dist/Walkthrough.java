package io.purser.dist;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.Api;
import io.purser.local.CannotStart;
import io.purser.local.Neighbours;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * What callers ask of a node from morning to evening: customers, wallets that the provider opens, a
 * deposit that it reports, what the customer's app reads, and mistakes. Every answer is checked.
 */
public final class Walkthrough {
  private static final int LOOKS = 150;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Neighbours neighbours;
  private final Api service;
  private final Api management;
  private final String name;

  /**
   * @param name another for each walk on one database; it becomes part of what is made
   */
  public Walkthrough(Neighbours neighbours, String apiKey, String name) {
    this.neighbours = neighbours;
    this.service = new Api(neighbours.url(1), bearer(apiKey));
    this.management = new Api(neighbours.managementUrl(1), Map.of());
    this.name = name;
  }

  /** A customer with a wallet that holds money, read by its app. */
  public void openWalletAndDeposit() throws IOException {
    var customer = createCustomer("whole");
    var wallet =
        service
            .post(
                "/v1/customers/" + customer + "/wallets",
                Map.of("chain", "solana", "asset", "USDC"),
                "Idempotency-Key",
                name + "-wallet")
            .require("opening a wallet");
    var opened = activeWallet(customer);
    require(
        opened.path("address").isTextual(), "the wallet opened as " + wallet + " has an address");
    deposit(opened.path("providerWalletId").asText());
    awaitMoney(opened.path("id").asText());
    readAsEndUser(customer);
  }

  /** Reads and local writes. Repeated, they are what traffic consists of. */
  public void serve(int round) throws IOException {
    var customer = createCustomer("round-" + round);
    service.get("/v1/customers/" + customer).require("reading a customer");
    service
        .get("/v1/customers/lookup?externalId=" + externalId("round-" + round))
        .require("look-up");
    service.get("/v1/customers?limit=20").require("listing customers");
    service.get("/v1/customers?limit=5&include=total").require("counting customers");
    service
        .post("/v1/customers/search", Map.of("email", email("round-" + round)))
        .require("searching");
    service.get("/v1/customers/" + customer + "/balances").require("reading balances");
    service.get("/v1/assets").require("listing assets");
    require(
        service
                .post(
                    "/v1/customers", Map.of("nmae", "Dora"), "Idempotency-Key", name + round + "x")
                .status()
            == 400,
        "a wrong member is refused");
    require(service.get("/v1/customers/cus_none").status() / 100 == 4, "a wrong id is refused");
    require(
        new Api(neighbours.url(1), bearer("nobody")).get("/v1/customers").status() == 401,
        "a wrong key is refused");
  }

  /** What the operator of the platform asks. */
  public void operate() throws IOException {
    management.get("/health").require("health");
    management.text("/prometheus");
    new Api(neighbours.url(1), Map.of()).text("/openapi.yaml");
  }

  private String createCustomer(String which) throws IOException {
    var body =
        Map.of(
            "externalId", externalId(which),
            "name", "Ana Example",
            "email", email(which),
            "metadata", Map.of("plan", "gold"));
    return service
        .post("/v1/customers", body, "Idempotency-Key", externalId(which))
        .require("creating a customer")
        .path("id")
        .asText();
  }

  private String externalId(String which) {
    return name + "-" + which;
  }

  private String email(String which) {
    return externalId(which) + "@example.com";
  }

  private JsonNode activeWallet(String customer) throws IOException {
    for (int look = 0; look < LOOKS; look++) {
      var wallet =
          service
              .get("/v1/customers/" + customer + "/wallets")
              .require("listing wallets")
              .path("items")
              .path(0);
      if ("active".equals(wallet.path("state").asText())) {
        return wallet;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    throw new CannotStart("the wallet was not opened");
  }

  private void deposit(String providerWallet) throws IOException {
    var twin = neighbours.twinControl();
    if (twin != null) {
      twin.post("/_twin/wallets/" + providerWallet + "/deposits", Map.of("amount", "25.00"))
          .require("the deposit");
    }
  }

  private void awaitMoney(String wallet) throws IOException {
    for (int look = 0; look < LOOKS; look++) {
      var balance = service.get("/v1/wallets/" + wallet + "/balance").require("reading a balance");
      if (balance.path("ledger").asText().startsWith("25")) {
        return;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    throw new CannotStart("the deposit was not booked");
  }

  private void readAsEndUser(String customer) throws IOException {
    var subject = name + "-user";
    service
        .put(
            "/v1/customers/" + customer + "/logins",
            Map.of("issuer", neighbours.issuerUrl(), "subject", subject))
        .require("linking a login");
    var user = new Api(neighbours.url(1), bearer(neighbours.userToken(subject)));
    user.get("/v1/customers/me").require("the user's own record");
    user.get("/v1/customers/me/balances").require("the user's balances");
    user.get("/v1/customers/me/transactions?limit=10").require("the user's transactions");
  }

  private static Map<String, String> bearer(String credential) {
    return Map.of("Authorization", "Bearer " + credential);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new CannotStart("it does not hold that " + what);
    }
  }
}
