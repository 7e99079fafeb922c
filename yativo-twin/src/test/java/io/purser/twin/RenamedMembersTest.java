package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RenamedMembersTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();
  @AutoClose final Receiver receiver = Receiver.start();
  private final Cardholders holders = new Cardholders(twin);

  @Test
  void a_member_of_one_route_has_another_name_at_every_depth() {
    String id = holders.begun();
    holders.settings(
        """
        {"renamed_members":{"GET /card-issuer/customers/{customerId}":
          {"external_id":"external_customer_id","flow_status":"status"}}}
        """);
    var shown = holders.shown(id);
    assertThat(shown.path("external_customer_id").asText()).isEqualTo("usr_8821");
    assertThat(shown.has("external_id")).isFalse();
    assertThat(shown.path("status").asText()).isEqualTo("otp_requested");
    assertThat(twin.get("/card-issuer/customers").text()).contains("\"flow_status\"");
  }

  @Test
  void events_may_have_an_older_envelope_and_are_signed_as_they_are_sent() {
    String secret = twin.aWebhook(receiver.url()).path("secret").asText();
    holders.settings(
        "{\"renamed_members\":{\"webhook\":{\"type\":\"event_type\",\"data\":\"event_data\"}}}");
    holders.decideKyc(holders.verified(), "pending_review");
    var hook = receiver.next();
    assertThat(hook.isSignedWith(secret)).isTrue();
    assertThat(hook.json().path("event_type").asText()).isEqualTo("kyc.pending_review");
    assertThat(hook.json().at("/event_data/kyc_status").asText()).isEqualTo("pending_review");
    assertThat(hook.json().has("type")).isFalse();
  }

  @Test
  void an_empty_setting_brings_the_usual_names_back() {
    String id = holders.begun();
    holders.settings(
        "{\"renamed_members\":{\"GET /card-issuer/customers/{customerId}\":{\"email\":\"mail\"}}}");
    assertThat(holders.shown(id).has("email")).isFalse();
    holders.settings("{\"renamed_members\":{}}");
    assertThat(holders.shown(id).has("email")).isTrue();
  }
}
