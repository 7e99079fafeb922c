package io.purser.local.canaries;

import static io.purser.local.Eventually.eventually;

import io.purser.local.Api;
import java.io.IOException;
import java.util.Map;

/**
 * A customer who was verified elsewhere, and whose share tokens are taken, refused, lost on the way
 * and brought in a body that cannot be read.
 */
final class VerifiedElsewhere {
  private static final String TAKE = "POST /importer/v1/verification-imports";

  private final Product product;
  private final Api twin;
  private final Misbehaviour importer;

  VerifiedElsewhere(Product product, Api twin) {
    this.product = product;
    this.twin = twin;
    this.importer = new Misbehaviour(twin);
  }

  void live() throws IOException {
    var customer =
        product
            .post("/v1/customers", Map.of("shareToken", token(Map.of("state", "under-review"))))
            .require("the customer")
            .path("id")
            .asText();
    var kyc = "/v1/customers/" + customer + "/kyc";
    eventually(() -> product.get(kyc).path("state").asText(), "under-review"::equals);
    product.post(kyc + "/import", Map.of("shareToken", token(Map.of("life_seconds", 0))));
    importer.waits("reset_after_commit", TAKE);
    product.post(kyc + "/import", Map.of("shareToken", token(Map.of("state", "incomplete"))));
    importer.waits("html_200", TAKE);
    product.post(kyc + "/import", Map.of("shareToken", token(Map.of("state", "rejected"))));
    importer.requireNoneWaits();
    product.raw(kyc + "/import", "{\"shareToken\":\"" + token(Map.of()) + "\"");
  }

  private String token(Map<String, ?> what) throws IOException {
    return twin.post("/_twin/share-tokens", what).require("a token").path("share_token").asText();
  }
}
