package io.purser.twin;

import static io.purser.twin.Cardholders.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardCustomersTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();
  private final Cardholders holders = new Cardholders(twin);

  @Test
  void every_stage_is_listed_with_its_step_and_nulls_for_what_is_not_known() {
    String id = holders.begun();
    var reply = twin.get("/card-issuer/customers");
    assertThat(reply.json().path("data").fieldNames())
        .toIterable()
        .containsExactly("customers", "total", "page", "limit", "balances_included");
    assertThat(reply.json().at("/data/customers/0").toString())
        .matches(
            ("\\{\"customer_id\":\"[0-9a-f]{24}\",\"yativo_card_id\":\"%s\","
                    + "\"external_customer_id\":\"usr_8821\",\"email\":\"ada@example.com\","
                    + "\"flow_status\":\"otp_requested\",\"step\":1,\"next_action\":"
                    + "\"Customer must verify the OTP sent to their email\","
                    + "\"safe_deployed\":false,\"currency\":null,\"ledger_balance\":null,"
                    + "\"available_balance\":null,\"pending_balance\":null,"
                    + "\"balance_freshness\":null,\"cards_count\":0,"
                    + "\"created_at\":\"[-0-9T:.]+Z\"}")
                .formatted(id));
  }

  @Test
  void balances_are_shown_once_the_account_is_deployed_unless_they_are_not_wanted() {
    holders.ready();
    var with = twin.get("/card-issuer/customers");
    assertThat(with.text())
        .contains("\"ledger_balance\":0.00,\"available_balance\":0.00,\"pending_balance\":0.00")
        .contains("\"balance_freshness\":\"realtime\"", "\"balances_included\":true");
    var without = twin.get("/card-issuer/customers?include_balances=false");
    assertThat(without.text()).contains("\"ledger_balance\":null", "\"balances_included\":false");
  }

  @Test
  void pages_do_not_overlap_and_the_oldest_comes_first() {
    for (int i = 0; i < 5; i++) {
      holders.onboard("person" + i + "@example.com", "usr_" + i);
    }
    var seen =
        IntStream.rangeClosed(1, 3)
            .mapToObj(page -> twin.get("/card-issuer/customers?limit=2&page=" + page))
            .flatMap(reply -> reply.json().at("/data/customers").findValuesAsText("email").stream())
            .toList();
    assertThat(seen)
        .containsExactly(
            "person0@example.com",
            "person1@example.com",
            "person2@example.com",
            "person3@example.com",
            "person4@example.com");
    assertThat(twin.get("/card-issuer/customers?limit=2&page=4").json().at("/data/total").asInt())
        .isEqualTo(5);
  }

  @Test
  void the_list_is_filtered_by_the_six_words_of_the_page_only() {
    String id = holders.begun();
    holders.onboard("grace@example.com", "usr_2");
    holders.place(id, "active");
    var active = twin.get("/card-issuer/customers?status=active");
    assertThat(active.json().at("/data/total").asInt()).isEqualTo(1);
    assertThat(active.at("/data/customers/0/yativo_card_id")).isEqualTo(id);
    assertThat(twin.get("/card-issuer/customers?status=safe_deploying").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=101", "limit=0", "page=0", "page=x", "include_balances=maybe"})
  void what_cannot_be_understood_is_refused(String query) {
    var reply = twin.get("/card-issuer/customers?" + query);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.at("/error_code")).isEqualTo("VALIDATION_ERROR");
  }

  @Test
  void one_cardholder_is_found_by_each_id_and_by_the_reference_but_not_by_email() {
    var begun = holders.onboard("ada@example.com", "usr_8821");
    for (String id :
        new String[] {
          begun.at("/data/yativo_card_id"), begun.at("/data/customer_id"), "usr_8821"
        }) {
      assertThat(holders.shown(id).path("external_id").asText()).isEqualTo("usr_8821");
    }
    var unknown = twin.get("/card-issuer/customers/ada@example.com");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.at("/error_code")).isEqualTo("CUSTOMER_NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource({
    "email=ada@example.com, 200, ''",
    "external_id=usr_8821, 200, ''",
    "external_customer_id=usr_8821, 200, ''",
    "external_id=nobody, 404, CUSTOMER_NOT_FOUND",
    "'', 400, IDENTIFIER_REQUIRED",
    "email=ada@example.com&external_id=usr_8821, 400, MULTIPLE_IDENTIFIERS",
  })
  void a_cardholder_is_looked_up_by_exactly_one_name(String query, int status, String code) {
    holders.begun();
    var reply = twin.get("/card-issuer/customers/lookup?" + query);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.at("/error_code")).isEqualTo(code);
  }

  @Test
  void an_email_with_two_cardholders_does_not_name_one() {
    holders.settings("{\"accept_duplicates\":true}");
    holders.onboard("ada@example.com", "usr_1");
    holders.onboard("ada@example.com", "usr_2");
    var reply = twin.get("/card-issuer/customers/lookup?email=ada@example.com");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.at("/error_code")).isEqualTo("AMBIGUOUS_IDENTIFIER");
  }

  @Test
  void a_stage_nobody_knows_can_be_shown() {
    String id = holders.begun();
    holders.place(id, "compliance_hold");
    var shown = holders.shown(id);
    assertThat(shown.path("flow_status").asText()).isEqualTo("compliance_hold");
    assertThat(shown.path("step").asInt()).isEqualTo(1);
    assertThat(holders.onboard("ada@example.com", "usr_8821").at("/data/next_step"))
        .isEqualTo("continue");
  }

  @ParameterizedTest
  @CsvSource({
    "otp_requested, 1",
    "otp_verified, 2",
    "kyc_initiated, 3",
    "kyc_completed, 4",
    "kyc_approved, 4",
    "safe_deploying, 5",
    "safe_deployed, 5",
    "card_created, 6",
    "active, 6",
  })
  void a_cardholder_can_be_put_into_every_stage(String flowStatus, int step) {
    String id = holders.begun();
    holders.place(id, flowStatus);
    var shown = holders.shown(id);
    assertThat(shown.path("flow_status").asText()).isEqualTo(flowStatus);
    assertThat(shown.path("step").asInt()).isEqualTo(step);
  }

  @Test
  void a_record_may_be_corrected_at_the_provider() {
    String id = holders.begun();
    twin.control(
        "POST",
        "/card-customers/" + id + "/change",
        "{\"email\":\"ada.l@example.com\",\"external_customer_id\":\"usr_9\"}");
    assertThat(holders.shown("usr_9").path("email").asText()).isEqualTo("ada.l@example.com");
    assertThat(twin.get("/card-issuer/customers/usr_8821").status()).isEqualTo(404);
    assertThat(holders.onboard("ada@example.com", "usr_8821").status()).isEqualTo(201);
  }

  @Test
  void a_forgotten_cardholder_has_never_been() {
    String id = holders.begun();
    twin.control("POST", "/card-customers/" + id + "/forget", "");
    assertThat(twin.get("/card-issuer/customers/" + id).status()).isEqualTo(404);
    assertThat(holders.onboard("ada@example.com", "usr_8821").status()).isEqualTo(201);
  }

  @Test
  void another_platforms_cardholder_is_like_an_unknown_one() {
    String id = holders.begun();
    var account = twin.control("POST", "/accounts", "{}");
    twin.control(
        "PATCH",
        "/accounts/" + account.at("/account_id") + "/programme",
        "{\"status\":\"approved\"}");
    var stranger =
        Map.of(
            "Authorization",
            "Bearer " + twin.token(account.at("/api_key"), account.at("/api_secret")));
    for (String path :
        new String[] {
          "/card-issuer/customers/" + id,
          "/card-issuer/customers/usr_8821",
          "/card-issuer/customers/lookup?email=ada@example.com",
          BASE + id + "/kyc-status"
        }) {
      assertThat(twin.provider("GET", path, "", stranger).status()).as(path).isEqualTo(404);
    }
    var again = twin.post(BASE + "onboard", "{\"email\":\"ada@example.com\"}", stranger);
    assertThat(again.status()).isEqualTo(201);
  }

  @Test
  void a_fault_may_answer_about_another_cardholder() {
    String ada = holders.begun();
    holders.onboard("grace@example.com", "usr_2");
    String fault = twin.aFault("GET /card-issuer/customers/{customerId}", "other_customer");
    var reply = twin.get("/card-issuer/customers/" + ada);
    assertThat(reply.at("/data/yativo_card_id")).isNotEqualTo(ada);
    assertThat(reply.at("/data/external_id")).isEqualTo("usr_2");
    assertThat(reply.at("/data/email")).isEqualTo("grace@example.com");
    assertThat(twin.hits(fault)).isEqualTo(1);
  }

  @Test
  void a_fault_after_the_commit_hides_an_onboarding() {
    twin.aFault("POST /yativo-card/customers/onboard", "error_after_commit");
    var lost = holders.onboard("ada@example.com", "usr_8821");
    assertThat(lost.status()).isEqualTo(500);
    assertThat(lost.at("/error_code")).isEqualTo("INTERNAL_ERROR");
    assertThat(twin.effects("card_customer_onboarded")).isEqualTo(1);
    assertThat(holders.onboard("ada@example.com", "usr_8821").status()).isEqualTo(409);
  }

  @Test
  void an_inferred_route_may_be_served_elsewhere() {
    var settings =
        TwinSettings.defaults()
            .withRoute("GET /card-issuer/customers/lookup", "/card-issuer/look-up");
    try (var other = RunningTwin.start(settings)) {
      new Cardholders(other).begun();
      assertThat(other.get("/card-issuer/look-up?external_id=usr_8821").status()).isEqualTo(200);
      assertThat(other.control("").text()).contains("GET /card-issuer/look-up");
    }
  }
}
