package io.purser.twin;

import static io.purser.twin.Cardholders.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardStepsTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();
  private final Cardholders holders = new Cardholders(twin);

  @ParameterizedTest
  @CsvSource({
    "en, What is your employment status?",
    "de, Wie ist Ihr Beschäftigungsstatus?",
    "fr-CA, Quelle est votre situation professionnelle ?",
    "tlh, What is your employment status?",
  })
  void the_questions_come_in_the_asked_language_with_the_same_ids(String locale, String label) {
    String id = holders.approved();
    var reply = twin.get(BASE + id + "/source-of-funds?locale=" + locale);
    assertThat(reply.at("/data/status")).isEqualTo("questions_retrieved");
    assertThat(reply.at("/data/questions/0/question")).isEqualTo("EMPLOYMENT_STATUS");
    assertThat(reply.at("/data/questions/0/label")).isEqualTo(label);
    assertThat(reply.json().at("/data/questions/1/options")).hasSize(5);
  }

  @Test
  void the_answers_are_taken_once_and_then_stand() {
    String id = holders.approved();
    var first = holders.answerSourceOfFunds(id);
    assertThat(first.at("/data/status")).isEqualTo("completed");
    twin.advance("PT1H");
    var second = holders.answerSourceOfFunds(id);
    assertThat(second.at("/data/submitted_at")).isEqualTo(first.at("/data/submitted_at"));
    assertThat(twin.effects("source_of_funds_submitted")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"answers\":[{\"question\":\"EMPLOYMENT_STATUS\",\"answer\":\"EMPLOYED\"}]}",
        "{\"answers\":[{\"question\":\"EMPLOYMENT_STATUS\",\"answer\":\"IDLE\"},"
            + "{\"question\":\"SOURCE_OF_INCOME\",\"answer\":\"SALARY\"}]}",
      })
  void answers_that_do_not_fit_the_questions_are_refused(String body) {
    String id = holders.approved();
    var reply = twin.post(BASE + id + "/source-of-funds", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.at("/error_code")).isEqualTo("VALIDATION_ERROR");
    assertThat(twin.effects("source_of_funds_submitted")).isZero();
  }

  @Test
  void the_provider_may_ask_one_more_question() {
    String id = holders.approved();
    var added =
        twin.control(
            "POST",
            "/source-of-funds/questions",
            "{\"question\":\"PEP\",\"label\":\"A public office?\",\"options\":[\"YES\",\"NO\"]}");
    assertThat(added.status()).isEqualTo(201);
    var asked = twin.get(BASE + id + "/source-of-funds?locale=de");
    assertThat(asked.at("/data/questions/2/label")).isEqualTo("A public office?");
    assertThat(holders.answerSourceOfFunds(id).status()).isEqualTo(400);
    twin.control("DELETE", "/source-of-funds/questions", "");
    assertThat(holders.answerSourceOfFunds(id).status()).isEqualTo(200);
  }

  @Test
  void a_phone_is_verified_by_the_code_sent_to_it() {
    String id = holders.approved();
    holders.answerSourceOfFunds(id);
    var asked = holders.requestPhoneCode(id);
    assertThat(asked.at("/data/phone_number")).isEqualTo("+15550****");
    assertThat(holders.verifyPhone(id, holders.wrongCode(id, "phone")).at("/error_code"))
        .isEqualTo("INVALID_OTP");
    var verified = holders.verifyPhone(id, holders.code(id, "phone"));
    assertThat(verified.json().at("/data/is_verified").asBoolean()).isTrue();
    assertThat(twin.effects("phone_verified")).isEqualTo(1);
  }

  @Test
  void a_phone_number_has_to_be_international() {
    String id = holders.approved();
    holders.answerSourceOfFunds(id);
    var reply =
        twin.post(BASE + id + "/phone/request-verification", "{\"phoneNumber\":\"5550100123\"}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.at("/error_code")).isEqualTo("INVALID_PHONE_NUMBER");
  }

  @Test
  void steps_out_of_order_are_refused() {
    String id = holders.verified();
    for (String step : new String[] {"/source-of-funds", "/phone/request-verification"}) {
      var reply = twin.post(BASE + id + step, "{\"answers\":[]}");
      assertThat(reply.status()).as(step).isEqualTo(409);
      assertThat(reply.at("/error_code")).as(step).isEqualTo("KYC_NOT_APPROVED");
    }
    assertThat(twin.post(BASE + id + "/safe/deploy", "").at("/error_code"))
        .isEqualTo("KYC_NOT_APPROVED");
    holders.kycLink(id);
    holders.decideKyc(id, "approved");
    assertThat(holders.requestPhoneCode(id).at("/error_code")).isEqualTo("SOF_REQUIRED");
  }

  @Test
  void approval_deploys_the_account_within_a_minute_of_the_business_clock() {
    String id = holders.approved();
    assertThat(holders.shown(id).path("flow_status").asText()).isEqualTo("safe_deploying");
    twin.advance("PT59S");
    assertThat(holders.shown(id).path("safe_deployed").asBoolean()).isFalse();
    twin.advance("PT1S");
    assertThat(holders.shown(id).path("safe_deployed").asBoolean()).isTrue();
    assertThat(holders.shown(id).path("flow_status").asText()).isEqualTo("kyc_completed");
    assertThat(twin.effects("account_deployed")).isEqualTo(1);
  }

  @Test
  void the_deployment_may_be_called_for_and_is_done_once() {
    holders.settings("{\"deploy_automatically\":false,\"deploy_seconds\":180}");
    String id = holders.approved();
    assertThat(holders.shown(id).path("flow_status").asText()).isEqualTo("kyc_completed");
    var called = twin.post(BASE + id + "/safe/deploy", "");
    assertThat(called.json().at("/data/deployment_accepted").asBoolean()).isTrue();
    assertThat(called.at("/data/estimated_completion")).isEqualTo("~3 minutes");
    twin.post(BASE + id + "/safe/deploy", "");
    assertThat(twin.get(BASE + id + "/safe/deploy").at("/data/deployment_status"))
        .isEqualTo("deploying");
    twin.advance("PT3M");
    var done = twin.post(BASE + id + "/safe/deploy", "");
    assertThat(done.json().at("/data/already_deployed").asBoolean()).isTrue();
    assertThat(twin.effects("account_deployment_started")).isEqualTo(1);
    assertThat(twin.effects("account_deployed")).isEqualTo(1);
  }

  @Test
  void the_control_api_finishes_a_deployment_at_once() {
    String id = holders.approved();
    String path = "/card-customers/" + id + "/deployment/finish";
    assertThat(twin.control("POST", path, "").at("/deployment")).isEqualTo("deployed");
    assertThat(twin.control("POST", path, "").status()).isEqualTo(409);
  }

  @Test
  void with_every_step_done_only_the_card_is_missing() {
    String id = holders.ready();
    var shown = holders.shown(id);
    assertThat(shown.path("flow_status").asText()).isEqualTo("safe_deployed");
    assertThat(shown.path("kyc_status").asText()).isEqualTo("approved");
  }
}
