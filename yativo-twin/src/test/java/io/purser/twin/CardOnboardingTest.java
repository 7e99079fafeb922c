package io.purser.twin;

import static io.purser.twin.Cardholders.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardOnboardingTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();
  private final Cardholders holders = new Cardholders(twin);

  @Test
  void a_new_cardholder_is_sent_a_code_and_keeps_the_platforms_reference() {
    var reply = holders.onboard("customer@example.com", "usr_8821");
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.text())
        .matches(
            "\\{\"success\":true,\"message\":\"Customer card onboarding initiated. Verification"
                + " code sent to customer email.\",\"data\":\\{\"yativo_card_id\":"
                + "\"yativo_card_customer_[0-9a-f]{24}_\\d{13}\",\"customer_id\":\"[0-9a-f]{24}\","
                + "\"external_customer_id\":\"usr_8821\",\"email_masked\":\"cu\\*\\*\\*@example.com\","
                + "\"next_step\":\"verify_otp\",\"otp_expires_in_seconds\":600}}");
    assertThat(reply.text())
        .doesNotContain(holders.code(reply.at("/data/yativo_card_id"), "email"));
    assertThat(twin.effects("card_customer_onboarded")).isEqualTo(1);
  }

  @Test
  void without_an_approved_programme_nobody_is_onboarded() {
    holders.programme("{\"status\":\"pending\"}");
    var reply = holders.onboard("ada@example.com", "usr_1");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.at("/error_code")).isEqualTo("ISSUER_PROGRAM_REQUIRED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"email\":\"ada\"}", "{\"email\":7}", "{\"email\":\" \"}"})
  void a_malformed_email_is_told_first(String body) {
    var reply = twin.post(BASE + "onboard", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text())
        .isEqualTo(
            "{\"success\":false,\"error_code\":\"INVALID_EMAIL\","
                + "\"message\":\"Valid customer email is required\"}");
  }

  @Test
  void the_issuers_own_email_and_those_of_its_personal_cards_are_refused() {
    holders.programme(
        "{\"issuer_email\":\"boss@example.com\",\"personal_card_emails\":[\"me@example.com\"]}");
    var own = holders.onboard("BOSS@example.com", "usr_1");
    assertThat(own.status()).isEqualTo(400);
    assertThat(own.at("/error_code")).isEqualTo("ISSUER_EMAIL_NOT_ALLOWED");
    assertThat(own.json().has("data")).isFalse();
    var personal = holders.onboard("me@example.com", "usr_1");
    assertThat(personal.status()).isEqualTo(400);
    assertThat(personal.at("/error_code")).isEqualTo("EMAIL_ALREADY_IN_USE");
    assertThat(personal.json().path("data").toString())
        .isEqualTo("{\"account_type\":\"user\",\"flow_status\":\"card_created\"}");
  }

  @Test
  void an_email_that_is_under_way_is_answered_with_where_to_resume() {
    String id = holders.begun();
    var early = holders.onboard("ADA@example.com", "usr_other");
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.at("/error_code")).isEqualTo("CUSTOMER_CARD_ALREADY_ACTIVE");
    assertThat(early.json().path("data").toString())
        .isEqualTo(
            "{\"yativo_card_id\":\"%s\",\"flow_status\":\"otp_requested\",".formatted(id)
                + "\"next_step\":\"verify_otp\",\"external_customer_id\":\"usr_8821\"}");
    holders.verifyEmail(id, holders.code(id, "email"));
    assertThat(holders.onboard("ada@example.com", "usr_8821").at("/data/next_step"))
        .isEqualTo("kyc_link");
    holders.kycLink(id);
    assertThat(holders.onboard("ada@example.com", "usr_8821").at("/data/next_step"))
        .isEqualTo("continue");
    assertThat(twin.effects("card_customer_onboarded")).isEqualTo(1);
    assertThat(twin.effects("email_code_sent")).isEqualTo(1);
  }

  @Test
  void a_reference_that_is_under_way_is_a_400_or_as_the_setting_says() {
    String id = holders.begun();
    var usual = holders.onboard("grace@example.com", "usr_8821");
    assertThat(usual.status()).isEqualTo(400);
    assertThat(usual.at("/error_code")).isEqualTo("CUSTOMER_CARD_ALREADY_ACTIVE");
    assertThat(usual.json().path("data").toString())
        .isEqualTo(
            "{\"yativo_card_id\":\"%s\",\"flow_status\":\"otp_requested\",\"next_step\":\"verify_otp\"}"
                .formatted(id));
    holders.settings("{\"duplicate_reference_status\":409}");
    assertThat(holders.onboard("grace@example.com", "usr_8821").status()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"safe_deployed", "active", "kyc_approved"})
  void a_finished_cardholder_is_already_onboarded(String flowStatus) {
    String id = holders.begun();
    holders.place(id, flowStatus);
    var reply = holders.onboard("ada@example.com", "usr_8821");
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.at("/error_code")).isEqualTo("CUSTOMER_ALREADY_ONBOARDED");
    assertThat(reply.json().path("data").toString())
        .isEqualTo(
            "{\"yativo_card_id\":\"%s\",\"flow_status\":\"%s\",\"external_customer_id\":\"usr_8821\",\"next_step\":\"none\"}"
                .formatted(id, flowStatus));
  }

  @Test
  void after_a_rejection_the_same_person_begins_anew() {
    String id = holders.verified();
    holders.decideKyc(id, "rejected");
    var again = holders.onboard("ada@example.com", "usr_8821");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.at("/data/yativo_card_id")).isNotEqualTo(id);
    assertThat(holders.shown("usr_8821").path("yativo_card_id").asText())
        .isEqualTo(again.at("/data/yativo_card_id"));
  }

  @Test
  void of_many_at_once_a_single_one_is_onboarded() {
    twin.token();
    var statuses =
        IntStream.range(0, 16)
            .parallel()
            .map(_ -> holders.onboard("ada@example.com", "usr_8821").status())
            .boxed()
            .toList();
    assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    assertThat(twin.effects("card_customer_onboarded")).isEqualTo(1);
  }

  @Test
  void the_code_from_the_email_verifies_it_once() {
    String id = holders.begun();
    var reply = holders.verifyEmail(id, holders.code(id, "email"));
    assertThat(reply.text())
        .isEqualTo(
            "{\"success\":true,\"message\":\"Email verified successfully\",\"data\":"
                + "{\"yativo_card_id\":\"%s\",\"flow_status\":\"otp_verified\",\"next_step\":\"kyc_link\"}}"
                    .formatted(id));
    assertThat(holders.verifyEmail(id, "000000").at("/error_code"))
        .isEqualTo("OTP_ALREADY_VERIFIED");
  }

  @Test
  void after_five_wrong_codes_even_the_right_one_is_refused_until_another_is_sent() {
    String id = holders.begun();
    String wrong = holders.wrongCode(id, "email");
    for (int i = 0; i < 5; i++) {
      assertThat(holders.verifyEmail(id, wrong).at("/error_code")).isEqualTo("INVALID_OTP");
    }
    assertThat(holders.verifyEmail(id, holders.code(id, "email")).at("/error_code"))
        .isEqualTo("OTP_MAX_ATTEMPTS");
    twin.advance("PT1M");
    assertThat(twin.post(BASE + id + "/resend-otp", "").status()).isEqualTo(200);
    assertThat(holders.verifyEmail(id, holders.code(id, "email")).status()).isEqualTo(200);
  }

  @Test
  void a_code_lives_for_ten_minutes() {
    String id = holders.begun();
    String code = holders.code(id, "email");
    twin.advance("PT10M");
    var reply = holders.verifyEmail(id, code);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.at("/error_code")).isEqualTo("OTP_EXPIRED");
  }

  @Test
  void another_code_is_not_sent_a_moment_after_the_last() {
    String id = holders.begun();
    var early = twin.post(BASE + id + "/resend-otp", "");
    assertThat(early.status()).isEqualTo(429);
    assertThat(early.at("/error_code")).isEqualTo("RATE_LIMITED");
    assertThat(early.header("Retry-After")).isEqualTo("60");
    twin.advance("PT1M");
    var later = twin.post(BASE + id + "/resend-otp", "");
    assertThat(later.at("/data/email_masked")).isEqualTo("ad***@example.com");
    assertThat(twin.effects("email_code_sent")).isEqualTo(2);
  }

  @Test
  void neither_codes_nor_answers_nor_numbers_are_in_the_ledger() {
    String id = holders.ready();
    String ledger = twin.control("/requests").text();
    assertThat(ledger)
        .contains("verify-otp")
        .contains("source-of-funds")
        .doesNotContain("+15550100123")
        .doesNotContain("EMPLOYED");
    for (var request : twin.control("/requests").json().path("requests")) {
      if (request.path("path").asText().endsWith("/verify-otp")) {
        assertThat(request.at("/body/otp").asText()).isEqualTo("***");
      }
    }
    assertThat(twin.control("/effects?resource_id=" + id).text()).doesNotContain("+1555");
  }
}
