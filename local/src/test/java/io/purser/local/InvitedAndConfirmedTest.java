package io.purser.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody with a login becomes a customer, and confirms what a fresh login would be asked for. */
@ExtendWith(Surroundings.Shared.class)
class InvitedAndConfirmedTest {
  private static final String RECIPIENTS = "/v1/customers/me/recipients";
  private static final Map<String, String> RECIPIENT =
      Map.of(
          "label", "My landlord",
          "chain", "ethereum",
          "address", "0x52908400098527886E0F7030069857D2E4169EE7");

  private final Surroundings surroundings;
  private final Api service;

  InvitedAndConfirmedTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.service = surroundings.service();
  }

  private static String unique() {
    return UUID.randomUUID().toString();
  }

  private Api.Answer post(Api who, String path, Object body) throws IOException {
    return who.post(path, body, "Idempotency-Key", unique());
  }

  @Test
  void an_invitation_links_a_login_and_a_confirmation_stands_for_a_fresh_one() throws IOException {
    var user = surroundings.userLoggedIn(unique(), Duration.ofDays(2));
    var customer =
        post(service, "/v1/customers", Map.of()).require("a customer").path("id").asText();
    assertThat(user.get("/v1/customers/me").status()).isEqualTo(403);

    var invitation =
        post(service, "/v1/customers/" + customer + "/invitations", Map.of())
            .require("an invitation");
    var token = Map.of("token", invitation.path("token").asText());
    var redeemed = post(user, "/v1/invitations/redemption", token).require("a redemption");
    assertThat(redeemed.path("customerId").asText()).isEqualTo(customer);
    assertThat(user.get("/v1/customers/me").require("oneself").path("id").asText())
        .isEqualTo(customer);
    var eve = surroundings.userLoggedIn(unique(), Duration.ZERO);
    assertThat(post(eve, "/v1/invitations/redemption", token).status()).isEqualTo(422);

    assertThat(post(user, RECIPIENTS, RECIPIENT).status()).isEqualTo(401);
    var confirmation =
        post(
                service,
                "/v1/confirmations",
                Map.of(
                    "customerId", customer,
                    "method", "POST",
                    "path", RECIPIENTS,
                    "body", RECIPIENT))
            .require("a confirmation");
    var confirmed = user.with("Confirmation", confirmation.path("token").asText());
    var key = unique();
    var added = confirmed.post(RECIPIENTS, RECIPIENT, "Idempotency-Key", key);
    assertThat(added.status()).isEqualTo(201);
    assertThat(confirmed.post(RECIPIENTS, RECIPIENT, "Idempotency-Key", key)).isEqualTo(added);
    assertThat(post(confirmed, RECIPIENTS, RECIPIENT).status()).isEqualTo(401);
  }
}
