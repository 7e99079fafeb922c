package io.purser.twin;

import static io.purser.twin.Cardholders.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CardKycTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();
  @AutoClose final Receiver receiver = Receiver.start();
  private final Cardholders holders = new Cardholders(twin);

  @Test
  void a_link_leads_to_a_page_of_the_twins() {
    String id = holders.verified();
    var reply = twin.get(BASE + id + "/kyc-link");
    assertThat(reply.json().path("data").fieldNames())
        .toIterable()
        .containsExactly(
            "yativo_card_id", "sumsub_link", "sumsub_sdk_token", "applicant_id", "next_step");
    assertThat(reply.at("/data/sumsub_sdk_token")).startsWith("_act-sbx-");
    var page = holders.browse(reply.at("/data/sumsub_link"));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.text()).contains("Approve", "Ask again", "Reject");
    assertThat(holders.kycStatus(id)).isEqualTo("pending");
    assertThat(holders.shown(id).path("flow_status").asText()).isEqualTo("kyc_initiated");
  }

  @Test
  void what_is_handed_in_on_the_page_is_approved_after_a_while() {
    twin.aWebhook(receiver.url(), "kyc.submitted", "kyc.approved");
    String id = holders.verified();
    String link = holders.kycLink(id);
    assertThat(holders.submit(link, "decision=approved&currency=EUR").status()).isEqualTo(200);
    assertThat(holders.kycStatus(id)).isEqualTo("in_progress");
    twin.advance("PT5S");
    var status = twin.get(BASE + id + "/kyc-status");
    assertThat(status.at("/data/kyc_status")).isEqualTo("approved");
    assertThat(status.at("/data/flow_status")).isEqualTo("safe_deploying");
    assertThat(status.at("/data/next_step")).isEqualTo("source_of_funds");
    assertThat(holders.shown(id).path("currency").asText()).isEqualTo("EUR");
    assertThat(receiver.next().json().path("type").asText()).isEqualTo("kyc.submitted");
    var approved = receiver.next().json();
    assertThat(approved.path("type").asText()).isEqualTo("kyc.approved");
    assertThat(approved.path("data").fieldNames())
        .toIterable()
        .containsExactly("yativo_card_id", "customer_id", "external_customer_id", "kyc_status");
    assertThat(approved.at("/data/external_customer_id").asText()).isEqualTo("usr_8821");
  }

  @Test
  void the_page_may_ask_again_and_the_next_try_may_be_approved() {
    String id = holders.verified();
    holders.submit(holders.kycLink(id), "decision=pending_review");
    twin.advance("PT5S");
    assertThat(holders.kycStatus(id)).isEqualTo("pending_review");
    assertThat(holders.shown(id).path("flow_status").asText()).isEqualTo("kyc_initiated");
    holders.submit(holders.kycLink(id), "decision=approved");
    twin.advance("PT5S");
    assertThat(holders.kycStatus(id)).isEqualTo("approved");
  }

  @Test
  void a_rejection_is_final_and_says_why() {
    String id = holders.verified();
    String link = holders.kycLink(id);
    holders.submit(link, "decision=rejected");
    twin.advance("PT5S");
    var status = twin.get(BASE + id + "/kyc-status");
    assertThat(status.at("/data/kyc_status")).isEqualTo("rejected");
    assertThat(status.at("/data/rejection_reason")).isNotBlank();
    assertThat(twin.get(BASE + id + "/kyc-link").at("/error_code")).isEqualTo("KYC_REJECTED");
    assertThat(holders.submit(link, "decision=approved").text()).contains("nothing to hand in");
    twin.advance("PT5S");
    assertThat(holders.kycStatus(id)).isEqualTo("rejected");
  }

  @Test
  void a_link_lives_for_an_hour_and_a_fresh_one_can_be_had() {
    String id = holders.verified();
    String link = holders.kycLink(id);
    twin.advance("PT1H");
    assertThat(holders.browse(link).status()).isEqualTo(410);
    assertThat(holders.submit(link, "decision=approved").status()).isEqualTo(410);
    String fresh = holders.kycLink(id);
    assertThat(fresh).isNotEqualTo(link);
    assertThat(holders.browse(fresh).status()).isEqualTo(200);
    assertThat(twin.effects("kyc_submitted")).isZero();
  }

  @Test
  void a_page_nobody_was_sent_to_shows_nothing() {
    String id = holders.verified();
    String link = holders.kycLink(id);
    assertThat(holders.browse(link + "x").status()).isEqualTo(410);
    assertThat(holders.submit(link, "decision=maybe").status()).isEqualTo(400);
    assertThat(holders.browse(link.replace("/kyc", "/elsewhere")).status()).isEqualTo(404);
  }

  @Test
  void a_check_that_expired_begins_anew_with_another_link() {
    String id = holders.verified();
    holders.kycLink(id);
    holders.decideKyc(id, "expired");
    assertThat(holders.shown(id).path("kyc_status").asText()).isEqualTo("expired");
    holders.kycLink(id);
    assertThat(holders.kycStatus(id)).isEqualTo("pending");
  }

  @Test
  void no_link_before_the_email_is_verified_nor_after_approval() {
    String id = holders.begun();
    var early = twin.get(BASE + id + "/kyc-link");
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.at("/error_code")).isEqualTo("OTP_NOT_VERIFIED");
    holders.place(id, "kyc_completed");
    assertThat(twin.get(BASE + id + "/kyc-link").at("/error_code"))
        .isEqualTo("KYC_ALREADY_APPROVED");
  }

  @Test
  void the_events_are_not_sent_when_the_setting_says_so() {
    holders.settings("{\"kyc_events\":false}");
    twin.aWebhook(receiver.url());
    holders.approved();
    assertThat(twin.deliveries()).isEmpty();
  }
}
