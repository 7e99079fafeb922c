package io.purser.twin;

import static io.purser.twin.Cardholders.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardsTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();
  @AutoClose final Receiver receiver = Receiver.start();
  private final Cardholders holders = new Cardholders(twin);

  @Test
  void a_card_is_active_at_once_and_has_no_pin() {
    String id = holders.ready();
    var reply = holders.createCard(id);
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().path("data").fieldNames())
        .toIterable()
        .containsExactly(
            "yativo_card_id",
            "card_id",
            "last_four",
            "card_type",
            "status",
            "pin_set",
            "activated_at",
            "created_at",
            "next_step");
    assertThat(reply.at("/data/card_id")).matches("[0-9a-f]{8}-[0-9a-f-]{27}");
    assertThat(reply.at("/data/status")).isEqualTo("active");
    assertThat(reply.json().at("/data/pin_set").asBoolean(true)).isFalse();
    var shown = holders.shown(id);
    assertThat(shown.path("flow_status").asText()).isEqualTo("active");
    assertThat(shown.path("cards_count").asInt()).isEqualTo(1);
    assertThat(shown.at("/cards/0/card_id").asText()).isEqualTo(reply.at("/data/card_id"));
    assertThat(twin.get(BASE + id + "/cards").json().at("/data/cards/0"))
        .isEqualTo(shown.at("/cards/0"));
  }

  @Test
  void card_creation_wants_every_step_done() {
    String id = holders.verified();
    assertThat(holders.createCard(id).at("/error_code")).isEqualTo("KYC_NOT_APPROVED");
    holders.kycLink(id);
    holders.decideKyc(id, "approved");
    assertThat(holders.createCard(id).at("/error_code")).isEqualTo("SOF_REQUIRED");
    holders.answerSourceOfFunds(id);
    assertThat(holders.createCard(id).at("/error_code")).isEqualTo("PHONE_NOT_VERIFIED");
    holders.requestPhoneCode(id);
    holders.verifyPhone(id, holders.code(id, "phone"));
    assertThat(holders.createCard(id).at("/error_code")).isEqualTo("WALLET_NOT_READY");
    twin.advance("PT1M");
    assertThat(holders.createCard(id).at("/error_code")).isEqualTo("WALLET_NOT_READY");
    twin.post(BASE + id + "/safe/deploy", "");
    assertThat(holders.createCard(id).status()).isEqualTo(201);
    assertThat(twin.effects("card_created")).isEqualTo(1);
  }

  @Test
  void the_call_for_deployment_may_be_spared_where_the_setting_says_so() {
    holders.settings("{\"card_needs_deploy_call\":false}");
    String id = holders.approved();
    holders.answerSourceOfFunds(id);
    holders.requestPhoneCode(id);
    holders.verifyPhone(id, holders.code(id, "phone"));
    twin.advance("PT1M");
    assertThat(holders.createCard(id).status()).isEqualTo(201);
  }

  @Test
  void one_card_too_many_is_refused_and_an_ended_one_makes_room() {
    String id = holders.ready();
    String card = holders.aCard(id);
    var second = holders.createCard(id);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.at("/error_code")).isEqualTo("CARD_LIMIT_REACHED");
    holders.card(id, card, "lost");
    assertThat(holders.createCard(id).status()).isEqualTo(201);
    assertThat(holders.shown(id).path("cards_count").asInt()).isEqualTo(2);
  }

  @Test
  void no_key_makes_card_creation_safe_to_repeat() {
    holders.programme("{\"max_virtual_per_customer\":5,\"max_total_per_customer\":5}");
    String id = holders.ready();
    twin.aFault("POST /yativo-card/customers/{yativoCardId}/cards/virtual", "error_after_commit");
    assertThat(holders.createCard(id).status()).isEqualTo(500);
    assertThat(holders.createCard(id).status()).isEqualTo(201);
    assertThat(twin.effects("card_created")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "freeze, frozen, true",
    "lost, lost, false",
    "stolen, voided, false",
    "void, voided, false",
  })
  void a_card_can_be_frozen_lost_stolen_and_void(String change, String status, boolean frozen) {
    String id = holders.ready();
    String card = holders.aCard(id);
    var reply = holders.card(id, card, change);
    assertThat(reply.json().path("data").toString())
        .isEqualTo(
            "{\"card_id\":\"%s\",\"status\":\"%s\",\"is_frozen\":%s}"
                .formatted(card, status, frozen));
    var row = holders.shown(id).at("/cards/0");
    assertThat(row.path("is_stolen").asBoolean()).isEqualTo(change.equals("stolen"));
    assertThat(row.path("is_lost").asBoolean()).isEqualTo(change.equals("lost"));
    assertThat(row.path("is_void").asBoolean()).isEqualTo(change.equals("void"));
  }

  @Test
  void what_has_ended_stays_as_it_ended() {
    String id = holders.ready();
    String card = holders.aCard(id);
    holders.card(id, card, "void");
    assertThat(holders.card(id, card, "void").status()).isEqualTo(200);
    for (String change : new String[] {"freeze", "unfreeze", "lost", "stolen"}) {
      var reply = holders.card(id, card, change);
      assertThat(reply.status()).as(change).isEqualTo(409);
      assertThat(reply.at("/error_code")).as(change).isEqualTo("INVALID_CARD_STATE");
    }
    assertThat(twin.effects("card_void")).isEqualTo(1);
  }

  @Test
  void every_change_is_told_once_and_a_repetition_is_not() {
    String id = holders.ready();
    twin.aWebhook(receiver.url());
    String card = holders.aCard(id);
    holders.card(id, card, "freeze");
    holders.card(id, card, "freeze");
    holders.card(id, card, "unfreeze");
    holders.card(id, card, "stolen");
    var types = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      var event = receiver.next().json();
      types.add(event.path("type").asText());
      assertThat(event.path("data").fieldNames())
          .toIterable()
          .containsExactly(
              "yativo_card_id",
              "customer_id",
              "external_customer_id",
              "card_id",
              "last_four",
              "card_type",
              "status",
              "is_frozen");
    }
    assertThat(types)
        .isEqualTo(
            List.of(
                "card.created", "card.activated", "card.frozen", "card.unfrozen", "card.stolen"));
    assertThat(twin.deliveries()).hasSize(5);
  }

  @Test
  void compliance_may_block_a_card_which_its_owner_cannot_undo() {
    String id = holders.ready();
    String card = holders.aCard(id);
    assertThat(holders.changeCard(card, "block").at("/status")).isEqualTo("blocked");
    assertThat(holders.shown(id).at("/cards/0/is_blocked").asBoolean()).isTrue();
    assertThat(holders.card(id, card, "unfreeze").status()).isEqualTo(409);
    assertThat(holders.changeCard(card, "unblock").at("/status")).isEqualTo("active");
  }

  @ParameterizedTest
  @CsvSource({"cancel, card.cancelled", "deactivate, card.deactivated"})
  void the_provider_may_end_a_card_in_its_own_ways(String to, String event) {
    String id = holders.ready();
    String card = holders.aCard(id);
    twin.aWebhook(receiver.url());
    assertThat(holders.changeCard(card, to).at("/status")).isEqualTo("voided");
    assertThat(receiver.next().event()).isEqualTo(event);
    assertThat(holders.changeCard(card, "freeze").status()).isEqualTo(409);
  }

  @Test
  void a_card_of_somebody_else_is_not_found() {
    String id = holders.ready();
    String card = holders.aCard(id);
    String other = holders.onboard("grace@example.com", "usr_2").at("/data/yativo_card_id");
    var reply = holders.card(other, card, "freeze");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.at("/error_code")).isEqualTo("CARD_NOT_FOUND");
  }

  @Test
  void the_number_of_cards_is_limited_within_the_programmes_ceiling() {
    holders.programme("{\"max_virtual_per_customer\":3,\"max_total_per_customer\":4}");
    String id = holders.ready();
    var reply = twin.provider("PATCH", BASE + id + "/card-limits", "{\"max_virtual\":2}", Map.of());
    assertThat(reply.json().path("data").toString())
        .isEqualTo(
            ("{\"yativo_card_id\":\"%s\","
                    + "\"card_limits\":{\"max_virtual\":2,\"max_physical\":1,\"max_total\":4},"
                    + "\"program_ceilings\":{\"max_virtual\":3,\"max_physical\":1,\"max_total\":4}}")
                .formatted(id));
    holders.aCard(id);
    holders.aCard(id);
    assertThat(holders.createCard(id).status()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"max_virtual\":2}", "{\"max_total\":-1}", "{\"max_total\":\"1\"}"})
  void card_limits_that_do_not_fit_are_refused(String body) {
    String id = holders.begun();
    var reply = twin.provider("PATCH", BASE + id + "/card-limits", body, Map.of());
    assertThat(reply.status()).isEqualTo(400);
  }
}
