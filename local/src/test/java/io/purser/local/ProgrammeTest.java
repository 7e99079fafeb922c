package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A company's way to a card programme, over HTTP, with everything real but the provider. */
@ExtendWith(IntakePlatform.Shared.class)
class ProgrammeTest {
  private static final String PROGRAMME = "/v1/programme";
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
    var account = "";
    for (var found : platform.twin().get("/_twin/accounts").require("accounts").path("accounts")) {
      if (found.path("name").asText().equals("second")) {
        account = found.path("account_id").asText();
      }
    }
    platform
        .twin()
        .send("PATCH", "/_twin/accounts/" + account + "/programme", change)
        .require("the programme");
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
  }
}
