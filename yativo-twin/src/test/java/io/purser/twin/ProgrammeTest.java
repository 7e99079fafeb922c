package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgrammeTest {
  private static final String APPLY = "{\"funding_structure\":\"master_wallet\"}";

  @AutoClose final RunningTwin twin = RunningTwin.start();

  @Test
  void a_platform_is_not_eligible_until_the_provider_says_so() {
    assertThat(twin.get("/card-issuer/eligibility").text())
        .isEqualTo(
            "{\"success\":true,\"data\":{\"eligible\":false,\"enrolled\":false,\"status\":null}}");
    var early = twin.post("/card-issuer/apply", APPLY);
    assertThat(early.status()).isEqualTo(403);
    assertThat(early.at("/error_code")).isEqualTo("NOT_ELIGIBLE");
    assertThat(twin.get("/card-issuer/status").status()).isEqualTo(404);
  }

  @Test
  void an_application_is_approved_after_some_days() {
    change("{\"eligible\":true}");
    var applied = twin.post("/card-issuer/apply", APPLY);
    assertThat(applied.json().path("data").fieldNames())
        .toIterable()
        .containsExactly(
            "id", "status", "funding_structure", "preferred_chain", "iban_enabled", "created_at");
    assertThat(applied.at("/data/status")).isEqualTo("pending");
    assertThat(applied.at("/data/preferred_chain")).isEqualTo("SOL");
    assertThat(twin.post("/card-issuer/apply", APPLY).at("/error_code"))
        .isEqualTo("ALREADY_APPLIED");
    twin.advance("P3D");
    var status = twin.get("/card-issuer/status");
    assertThat(status.at("/data/status")).isEqualTo("approved");
    assertThat(status.at("/data/id")).isEqualTo(applied.at("/data/id"));
    assertThat(status.at("/data/approved_at")).isNotEqualTo("null");
    assertThat(status.json().at("/data/card_limits/max_total_per_customer").asInt()).isEqualTo(2);
    assertThat(twin.get("/card-issuer/eligibility").at("/data/status")).isEqualTo("approved");
    assertThat(twin.effects("programme_approved")).isEqualTo(1);
  }

  @Test
  void a_rejected_platform_may_apply_again() {
    change("{\"eligible\":true}");
    twin.post("/card-issuer/apply", APPLY);
    change("{\"status\":\"rejected\"}");
    twin.advance("P3D");
    assertThat(twin.get("/card-issuer/status").at("/data/status")).isEqualTo("rejected");
    assertThat(twin.post("/card-issuer/apply", APPLY).at("/data/status")).isEqualTo("pending");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"funding_structure\":\"mine\"}",
        "{\"funding_structure\":\"non_master\",\"preferred_chain\":\"BTC\"}",
        "{\"funding_structure\":\"non_master\",\"iban_enabled\":\"yes\"}",
      })
  void an_application_that_cannot_be_understood_is_refused(String body) {
    change("{\"eligible\":true}");
    assertThat(twin.post("/card-issuer/apply", body).at("/error_code"))
        .isEqualTo("VALIDATION_ERROR");
  }

  private void change(String body) {
    var reply = twin.control("PATCH", "/accounts/platform_default/programme", body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }
}
