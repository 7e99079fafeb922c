package io.purser.local.canaries;

import static io.purser.local.Eventually.eventually;

import io.purser.local.Api;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A customer of whom everything personal is a canary, through every flow that takes it in. */
final class Person {
  private final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private final Product product;
  private String path = "";

  Person(Product product) {
    this.product = product;
  }

  /** What is to be nowhere but in answers to those who ask for it. */
  List<Canary> canaries() {
    var canaries = new ArrayList<Canary>();
    for (var kind :
        List.of(
            "name", "given", "family", "street", "city", "tier", "label", "reason", "legal", "tax",
            "holder", "file")) {
      canaries.add(new Canary("personal " + kind, text(kind)));
    }
    canaries.add(new Canary("personal e-mail", email()));
    return canaries;
  }

  private String text(String kind) {
    return kind + "-" + mark;
  }

  private String email() {
    return "mail-" + mark + "@example.com";
  }

  String path() {
    return path;
  }

  /** The same as customer and as what the provider is told. */
  void begin(String type) throws IOException {
    var members = new HashMap<String, Object>();
    members.put("type", type);
    members.put("email", email());
    members.put("name", text("name"));
    members.put("address", Map.of("line1", text("street"), "city", text("city"), "country", "BR"));
    members.put("metadata", Map.of("tier", text("tier")));
    if (type.equals("individual")) {
      members.put("givenName", text("given"));
      members.put("familyName", text("family"));
      members.put("birthDate", "1961-07-13");
    } else {
      members.put("legalName", text("legal"));
    }
    path =
        "/v1/customers/"
            + product.post("/v1/customers", members).require("the customer").path("id").asText();
    refused();
  }

  /** What cannot be done, so that it is told in a problem, which must not quote it. */
  private void refused() throws IOException {
    product.post("/v1/customers", Map.of("email", email()));
    product.raw("/v1/customers", "{\"name\":\"" + text("name") + "\"");
    product.raw("/v1/customers", "{\"name\":[\"" + text("name") + "\"]}");
    product.post(
        "/v1/customers", Map.of("name", text("name"), "birthDate", "1061-07-13", "email", "x"));
  }

  /** At the provider, and waits until it is known what has become of that. */
  void register() throws IOException {
    product.post(path + "/registration", Map.of());
    eventually(
        () -> product.get(path).path("registration").path("state").asText(),
        state -> !state.equals("pending"));
  }

  void openWallet() throws IOException {
    product.post(path + "/wallets", Map.of("chain", "solana", "asset", "USDC"));
  }

  /** A verification from elsewhere. */
  void bring(String shareToken) throws IOException {
    product.post(path + "/kyc/import", Map.of("shareToken", shareToken));
  }

  void live() throws IOException {
    product
        .post(
            path + "/recipients",
            Map.of(
                "label",
                text("label"),
                "chain",
                "base",
                "address",
                "0x52908400098527886E0F7030069857D2E4169EE7"))
        .require("a recipient");
    product
        .post(
            path + "/external-wallets",
            Map.of("chain", "base", "address", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"))
        .require("an address of their own");
    product.post(path + "/terms-acceptances", Map.of("version", "2026-01")).require("the terms");
    product.post(path + "/suspend", Map.of("reason", text("reason"))).require("the suspension");
    product.post(path + "/reactivate", Map.of("reason", text("reason"))).require("its end");
  }

  /** What is known of a company, and the papers that show it. */
  void describe(Api service) throws IOException {
    service
        .send(
            "PATCH",
            path + "/legal-profile",
            Map.of(
                "registrationNumber",
                text("legal"),
                "taxIdentifiers",
                List.of(Map.of("type", "cnpj", "country", "BR", "value", text("tax")))),
            "If-Match",
            "*")
        .require("the legal profile");
    product
        .post(
            path + "/shareholders",
            Map.of("type", "company", "legalName", text("holder"), "share", "25"))
        .require("a shareholder");
  }

  void handIn() throws IOException {
    var content = "%PDF-1.4\n" + text("file") + "\n%%EOF\n";
    product.upload(path + "/documents", text("file") + ".pdf", content).require("a document");
  }

  /** What lists and exports say, read and thrown away. */
  void read() throws IOException {
    for (var part : List.of("", "/export", "/events", "/kyc", "/balances")) {
      product.get(path + part);
    }
    product.look(path + "/statement?from=2026-01-01&before=2026-02-01");
  }

  void end(Api service) throws IOException {
    eventually(
        () -> service.send("DELETE", path, Map.of(), "If-Match", "*"),
        answer -> answer.status() == 204);
    service.post(path + "/erasure", Map.of()).require("the erasure");
    product.post(path + "/wallets", Map.of("chain", "solana", "asset", "USDC"));
  }
}
