package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A company's way to a card programme, over HTTP, with everything real but the provider. */
@ExtendWith(IntakePlatform.Shared.class)
class ProgrammeTest {
  private static final String PROGRAMME = "/v1/programme";
  private static final String HISTORY = PROGRAMME + "/master-wallet/transactions";
  private static final String LIST = PROGRAMME + "/card-customers";
  private static final Map<String, Object> APPLICATION =
      Map.of("fundingStructure", "master-wallet", "preferredChain", "solana", "iban", true);

  private final IntakePlatform platform;
  private final Api tenant;

  ProgrammeTest(IntakePlatform platform) {
    this.platform = platform;
    this.tenant = platform.theirs().tenant();
  }

  private JsonNode programme() throws IOException {
    return tenant.get(PROGRAMME).require("the programme");
  }

  private JsonNode awaitState(String state) {
    return eventually(this::programme, seen -> seen.path("state").asText().equals(state));
  }

  private Api.Answer apply(String key) throws IOException {
    return tenant.post(PROGRAMME + "/application", APPLICATION, "Idempotency-Key", key);
  }

  private void decide(Map<String, Object> change) throws IOException {
    platform.twin().send("PATCH", account() + "/programme", change).require("the programme");
  }

  private String account() throws IOException {
    for (var found : platform.twin().get("/_twin/accounts").require("accounts").path("accounts")) {
      if (found.path("name").asText().equals("second")) {
        return "/_twin/accounts/" + found.path("account_id").asText();
      }
    }
    throw new AssertionError("the twin has no second account");
  }

  private long applications() throws IOException {
    return platform
        .twin()
        .get("/_twin/effects?kind=programme_applied")
        .require("effects")
        .path("total")
        .asLong();
  }

  /** In one test, since it is one account's programme. */
  @Test
  void it_comes_from_not_eligible_to_approved_although_the_answer_is_lost() throws IOException {
    assertThat(awaitState("not-eligible").path("eligible").asBoolean(true)).isFalse();
    var early = apply(UUID.randomUUID().toString());
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.body().path("code").asText()).isEqualTo("programme-not-eligible");
    decide(Map.of("eligible", true));
    awaitState("eligible");
    platform
        .twin()
        .post(
            "/_twin/faults",
            Map.of("route", "POST /card-issuer/apply", "kind", "error_after_commit"))
        .require("a fault");
    long before = applications();

    var key = UUID.randomUUID().toString();
    var applied = eventually(() -> apply(key), answer -> answer.status() != 503);

    assertThat(applied.status()).isEqualTo(201);
    assertThat(applied.body().path("state").asText()).isEqualTo("applied");
    assertThat(applied.body().path("fundingStructure").asText()).isEqualTo("master-wallet");
    assertThat(applied.body().path("iban").asBoolean()).isTrue();
    assertThat(apply(key).body()).isEqualTo(applied.body());
    assertThat(apply(UUID.randomUUID().toString()).body().path("code").asText())
        .isEqualTo("programme-already-applied");
    assertThat(applications()).isEqualTo(before + 1);
    decide(Map.of("status", "approved"));
    var approved = awaitState("approved");
    assertThat(approved.path("cardLimits").path("total").asInt()).isEqualTo(2);
    assertThat(approved.path("stale").asBoolean(true)).isFalse();
    platform
        .twin()
        .post(account() + "/master-wallet/deposits", Map.of("amount", "75.50"))
        .require("a deposit");
    cardCustomersAreListedByStage();
    whatMovedTheMasterWalletIsListed();
  }

  private void whatMovedTheMasterWalletIsListed() throws IOException {
    var seen =
        eventually(
            () -> tenant.get(HISTORY).require("the history"),
            page -> !page.path("items").isEmpty());

    var deposit = seen.path("items").path(0);
    assertThat(deposit.path("kind").asText()).isEqualTo("deposit");
    assertThat(deposit.path("state").asText()).isEqualTo("completed");
    assertThat(deposit.path("amount").asText()).isEqualTo("75.50");
    assertThat(deposit.path("currency").asText()).isEqualTo("USD");
    assertThat(deposit.path("chainHash").asText()).isNotEmpty();
    assertThat(deposit.path("createdAt").asText()).isNotEmpty();
    assertThat(seen.path("asOf").asText()).isNotEmpty();
    assertThat(seen.path("stale").asBoolean(true)).isFalse();
    assertThat(tenant.get(HISTORY + "?kind=swap").require("no swaps").path("items")).isEmpty();
  }

  private void cardCustomersAreListedByStage() throws IOException {
    var begun = begun("listed-begun");
    var verified = begun("listed-verified");
    tenant
        .post(
            "/v1/customers/" + verified + "/card-onboarding/email/verify",
            Map.of("code", code(verified)),
            "Idempotency-Key",
            UUID.randomUUID().toString())
        .require("the code");
    var calls = calls();

    assertThat(customers("")).containsExactly(verified, begun);
    assertThat(customers("?stage=email-code")).containsExactly(begun);
    assertThat(customers("?stage=kyc,ready")).containsExactly(verified);
    assertThat(customers("?stage=active")).isEmpty();
    var item = tenant.get(LIST + "?stage=kyc").require("the list").path("items").path(0);
    assertThat(item.path("nextAction").asText()).isEqualTo("open-kyc");
    assertThat(item.path("provider").path("cardCustomerId").asText()).isNotEmpty();
    assertThat(item.path("balances").isNull()).isTrue();
    assertThat(calls()).isEqualTo(calls);
  }

  /** How often the provider was asked about card customers. */
  private long calls() throws IOException {
    return platform
        .twin()
        .get("/_twin/requests?path=/api/v1/card-issuer/customers")
        .require("requests")
        .path("total")
        .asLong();
  }

  private String begun(String name) throws IOException {
    var id =
        tenant
            .post(
                "/v1/customers",
                Map.of("email", name + "@example.com"),
                "Idempotency-Key",
                UUID.randomUUID().toString())
            .require(name)
            .path("id")
            .asText();
    tenant
        .post(
            "/v1/customers/" + id + "/card-onboarding",
            Map.of(),
            "Idempotency-Key",
            UUID.randomUUID().toString())
        .require("beginning");
    eventually(
        () -> tenant.get("/v1/customers/" + id + "/card-onboarding").body(),
        seen -> seen.path("state").asText().equals("email-code"));
    return id;
  }

  private String code(String customer) throws IOException {
    var cardCustomer =
        tenant
            .get("/v1/customers/" + customer + "/card-onboarding")
            .require("the onboarding")
            .path("provider")
            .path("cardCustomerId")
            .asText();
    return platform
        .twin()
        .get("/_twin/card-customers/" + cardCustomer + "/codes")
        .require("the codes")
        .path("email")
        .path("code")
        .asText();
  }

  private List<String> customers(String query) throws IOException {
    var ids = new ArrayList<String>();
    tenant
        .get(LIST + query)
        .require("the list")
        .path("items")
        .forEach(item -> ids.add(item.path("customerId").asText()));
    return ids;
  }
}
