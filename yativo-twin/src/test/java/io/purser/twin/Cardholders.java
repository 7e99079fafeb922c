package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.twin.http.Json;
import java.util.Map;

/**
 * Takes cardholders of a platform with an approved programme as far as a test needs them. The
 * business clock stands still unless a test moves it, so that a slow machine changes nothing.
 */
final class Cardholders {
  static final String BASE = "/yativo-card/customers/";

  private final RunningTwin twin;

  Cardholders(RunningTwin twin) {
    this.twin = twin;
    programme("{\"status\":\"approved\"}");
    settings("{\"clock_speed\":0}");
  }

  void programme(String change) {
    var reply = twin.control("PATCH", "/accounts/platform_default/programme", change);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  void settings(String change) {
    var reply = twin.control("PATCH", "/settings", change);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  Reply onboard(String email, String reference) {
    var body = Json.object().put("email", email).put("external_customer_id", reference);
    return twin.post(BASE + "onboard", body.toString());
  }

  /** A new cardholder's {@code yativo_card_id}. */
  String begun() {
    var reply = onboard("ada@example.com", "usr_8821");
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.at("/data/yativo_card_id");
  }

  String code(String id, String which) {
    return twin.control("/card-customers/" + id + "/codes").at("/" + which + "/code");
  }

  /** Digits that are certainly not the code. */
  String wrongCode(String id, String which) {
    return code(id, which).equals("123456") ? "654321" : "123456";
  }

  Reply verifyEmail(String id, String otp) {
    return twin.post(BASE + id + "/verify-otp", "{\"otp\":\"" + otp + "\"}");
  }

  String verified() {
    String id = begun();
    assertThat(verifyEmail(id, code(id, "email")).status()).isEqualTo(200);
    return id;
  }

  String kycLink(String id) {
    var reply = twin.get(BASE + id + "/kyc-link");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.at("/data/sumsub_link");
  }

  String kycStatus(String id) {
    return twin.get(BASE + id + "/kyc-status").at("/data/kyc_status");
  }

  /** What a browser does with a page of the twin's. */
  Reply browse(String link) {
    return twin.send("GET", link, "", Map.of());
  }

  Reply submit(String link, String form) {
    return twin.send("POST", link, form, Map.of());
  }

  Reply decideKyc(String id, String decision) {
    return twin.control(
        "POST", "/card-customers/" + id + "/kyc", "{\"decision\":\"" + decision + "\"}");
  }

  String approved() {
    String id = verified();
    kycLink(id);
    assertThat(decideKyc(id, "approved").status()).isEqualTo(200);
    return id;
  }

  Reply answerSourceOfFunds(String id) {
    return twin.post(
        BASE + id + "/source-of-funds",
        """
        {"answers":[{"question":"EMPLOYMENT_STATUS","answer":"EMPLOYED"},
                    {"question":"SOURCE_OF_INCOME","answer":"SALARY"}]}
        """);
  }

  Reply requestPhoneCode(String id) {
    return twin.post(
        BASE + id + "/phone/request-verification", "{\"phoneNumber\":\"+15550100123\"}");
  }

  Reply verifyPhone(String id, String code) {
    return twin.post(BASE + id + "/phone/verify", "{\"code\":\"" + code + "\"}");
  }

  /** A cardholder who lacks nothing but the card. */
  String ready() {
    String id = approved();
    assertThat(answerSourceOfFunds(id).status()).isEqualTo(200);
    assertThat(requestPhoneCode(id).status()).isEqualTo(200);
    assertThat(verifyPhone(id, code(id, "phone")).status()).isEqualTo(200);
    assertThat(twin.post(BASE + id + "/safe/deploy", "").status()).isEqualTo(200);
    twin.advance("PT1M");
    return id;
  }

  void place(String id, String flowStatus) {
    var reply =
        twin.control(
            "POST",
            "/card-customers/" + id + "/stage",
            Json.object().put("flow_status", flowStatus).toString());
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  JsonNode shown(String id) {
    var reply = twin.get("/card-issuer/customers/" + id);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().path("data");
  }

  Reply createCard(String id) {
    return twin.post(BASE + id + "/cards/virtual", "");
  }

  /** A ready cardholder's first card. */
  String aCard(String id) {
    var reply = createCard(id);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.at("/data/card_id");
  }

  Reply card(String id, String card, String change) {
    return twin.post(BASE + id + "/cards/" + card + "/" + change, "");
  }

  Reply changeCard(String card, String to) {
    return twin.control("POST", "/cards/" + card + "/change", "{\"to\":\"" + to + "\"}");
  }

  void masterWalletGets(String amount) {
    var reply =
        twin.control(
            "POST",
            "/accounts/platform_default/master-wallet/deposits",
            "{\"amount\":\"" + amount + "\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
  }

  /** Funds a cardholder in USD from a master wallet that has enough. */
  void funded(String id, String amount) {
    masterWalletGets(amount);
    var reply = fund("{\"card_id\":\"" + id + "\",\"amount\":" + amount + "}");
    assertThat(reply.at("/data/status")).as(reply.text()).isEqualTo("completed");
  }

  /** Orders a funding; the chain is filled in. */
  Reply fund(String order) {
    return twin.post(
        "/card-issuer/fund-customer", order.replaceFirst("\\{", "{\"source_chain\":\"SOL\","));
  }

  Reply withdraw(String id, String amount) {
    return twin.post(
        "/card-issuer/withdraw-from-card", "{\"id\":\"" + id + "\",\"amount\":" + amount + "}");
  }

  /** A merchant begins: {@code authorize}, {@code settle} or {@code decline}. */
  Reply merchant(String card, String does, String amount) {
    return twin.control("POST", "/cards/" + card + "/" + does, "{\"amount\":\"" + amount + "\"}");
  }

  Reply authorized(String card, String amount) {
    var reply = merchant(card, "authorize", amount);
    assertThat(reply.at("/status")).as(reply.text()).isEqualTo("authorized");
    return reply;
  }

  /** A merchant goes on; the amount may be empty. */
  Reply transaction(String transaction, String does, String amount) {
    return twin.control(
        "POST",
        "/card-transactions/" + transaction + "/" + does,
        amount.isEmpty() ? "" : "{\"amount\":\"" + amount + "\"}");
  }

  /** Ledger, available and pending, in minor units. */
  String balances(String id) {
    var shown = shown(id);
    return shown.path("ledger_balance_minor").asText()
        + " "
        + shown.path("available_balance_minor").asText()
        + " "
        + shown.path("pending_balance_minor").asText();
  }

  String masterBalance(String currency) {
    for (var row : twin.get("/card-issuer/wallets").json().at("/data/balances")) {
      if (row.path("currency").asText().equals(currency)) {
        return row.path("available_balance").asText();
      }
    }
    throw new AssertionError("no balance in " + currency);
  }
}
