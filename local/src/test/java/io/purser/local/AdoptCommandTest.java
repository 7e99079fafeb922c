package io.purser.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.local.adopt.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator sees who takes over customers from a shell. */
@ExtendWith(Surroundings.Shared.class)
class AdoptCommandTest {
  private final Surroundings surroundings;

  AdoptCommandTest(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  private record Said(int status, String out) {}

  private Said adopt(String... arguments) {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    int status =
        Main.run(surroundings.environmentFile(), List.of(arguments), Map.of(), print, print);
    return new Said(status, out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void exact_matches_are_linked_and_the_rest_is_shown_without_giving_anybody_away()
      throws IOException {
    surroundings
        .twinControl()
        .send("PATCH", "/_twin/accounts/platform_default/programme", Map.of("status", "approved"))
        .require("the programme");
    var external = "adopt-" + UUID.randomUUID();
    var customer =
        surroundings
            .service()
            .post(
                "/v1/customers",
                Map.of("externalId", external),
                "Idempotency-Key",
                UUID.randomUUID().toString())
            .require("a customer")
            .path("id")
            .asText();
    var provider = surroundings.provider();
    provider
        .post(
            "/yativo-card/customers/onboard",
            Map.of("email", "adopt-exact@example.com", "external_customer_id", external))
        .require("a card customer");
    provider
        .post(
            "/customers/create-customer",
            Map.of("email", "adopt-stranger@example.com", "name", "Somebody"))
        .require("a wallet customer");

    var shown = adopt("--reason", "a test");
    assertThat(shown.status()).isZero();
    assertThat(shown.out())
        .contains("external-id", customer, "a***@e***.com", "wallet-customer")
        .doesNotContain("adopt-stranger@", "Somebody", "is linked to");

    var confirmed = adopt("--reason", "a test", "--confirm", "exact");
    assertThat(confirmed.status()).isZero();
    assertThat(confirmed.out()).contains("is linked to " + customer);
    assertThat(adopt("--reason", "a test").out()).doesNotContain(customer);
    assertThat(adopt().status()).isEqualTo(2);
  }
}
