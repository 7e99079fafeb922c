package io.purser.twin;

import static io.purser.twin.Cardholders.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecureViewTest {
  private static final Pattern SESSION = Pattern.compile("name=\"session\" value=\"([0-9a-f]+)\"");
  private static final String NUMBER = "4242424242424242";

  @AutoClose final RunningTwin twin = RunningTwin.start();
  private final Cardholders holders = new Cardholders(twin);
  private String id = "";
  private String card = "";

  @BeforeEach
  void a_cardholder_has_a_card() {
    id = holders.ready();
    card = holders.aCard(id);
  }

  @Test
  void without_a_pin_the_details_are_refused_with_the_way_to_set_one() {
    var reply = view("{\"enabled_views\":[\"data\"]}");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.members())
        .containsExactly("success", "error_code", "message", "pin_set", "pin_setup_url", "data");
    assertThat(reply.at("/error_code")).isEqualTo("PIN_NOT_SET");
    assertThat(reply.at("/data/pin_setup_url")).isEqualTo(reply.at("/pin_setup_url"));
    var page = holders.browse(reply.at("/pin_setup_url"));
    assertThat(page.text()).contains("New PIN").doesNotContain(NUMBER);
    holders.submit(reply.at("/pin_setup_url"), "session=" + session(page) + "&pin=4711");
    assertThat(view("{\"enabled_views\":[\"data\"]}").status()).isEqualTo(200);
    assertThat(twin.effects("card_pin_set")).isEqualTo(1);
  }

  @Test
  void the_page_asks_for_the_pin_first_and_then_shows_the_card() {
    var reply = view("{\"enabled_views\":[\"pin-set\",\"data\",\"pin-view\"]}");
    assertThat(reply.json().path("data").fieldNames())
        .toIterable()
        .containsExactly(
            "secure_view_url",
            "url",
            "expires_at",
            "last_four",
            "card_type",
            "holder_name",
            "pin_set",
            "enabled_views",
            "requires_access_code");
    assertThat(reply.text()).doesNotContain(NUMBER);
    String url = reply.at("/data/secure_view_url");
    var first = holders.browse(url);
    assertThat(first.header("Cache-Control")).isEqualTo("no-store");
    assertThat(first.text()).doesNotContain(NUMBER);
    String session = session(first);
    assertThat(holders.submit(url, "session=" + session + "&pin=47").text())
        .contains("four digits")
        .doesNotContain(NUMBER);
    assertThat(holders.submit(url, "session=" + session + "&pin=4711").text())
        .contains(NUMBER, "CVV", "4711");
  }

  @Test
  void the_address_opens_the_page_once() {
    setPin();
    String url = view("").at("/data/secure_view_url");
    assertThat(holders.browse(url).text()).contains(NUMBER);
    assertThat(holders.browse(url).status()).isEqualTo(410);
    assertThat(holders.submit(url, "session=guessed&pin=1234").status()).isEqualTo(410);
  }

  @Test
  void the_address_expires() {
    setPin();
    String url = view("").at("/data/secure_view_url");
    twin.advance("PT5M");
    assertThat(holders.browse(url).status()).isEqualTo(410);
  }

  @Test
  void an_access_code_comes_before_everything() {
    setPin();
    var reply = view("{\"enabled_views\":[\"data\"],\"access_code\":\"sesame\"}");
    assertThat(reply.json().at("/data/requires_access_code").asBoolean()).isTrue();
    String url = reply.at("/data/secure_view_url");
    var locked = holders.browse(url);
    assertThat(locked.text()).contains("Access code").doesNotContain(NUMBER);
    String session = session(locked);
    assertThat(holders.submit(url, "session=" + session + "&access_code=open").text())
        .doesNotContain(NUMBER);
    assertThat(holders.submit(url, "session=" + session + "&access_code=sesame").text())
        .contains(NUMBER);
    assertThat(twin.control("/requests").text()).doesNotContain("sesame");
  }

  @Test
  void the_older_word_for_setting_a_pin_is_understood() {
    var reply = view("{\"enabled_views\":[\"pin\"]}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.at("/data/enabled_views/0")).isEqualTo("pin-set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"enabled_views\":[]}", "{\"enabled_views\":[\"cvv\"]}"})
  void views_nobody_knows_are_refused(String body) {
    assertThat(view(body).at("/error_code")).isEqualTo("VALIDATION_ERROR");
  }

  @Test
  void a_card_that_has_ended_is_not_shown() {
    setPin();
    holders.card(id, card, "lost");
    assertThat(view("").at("/error_code")).isEqualTo("INVALID_CARD_STATE");
  }

  @Test
  void no_number_and_no_pin_is_in_any_ledger_answer_or_event() {
    twin.aWebhook("https://hooks.example.com/yativo");
    var reply = view("{\"enabled_views\":[\"pin-set\",\"data\"]}");
    String url = reply.at("/data/secure_view_url");
    holders.submit(url, "session=" + session(holders.browse(url)) + "&pin=4711");
    holders.card(id, card, "freeze");
    for (String ledger :
        new String[] {"/requests", "/effects", "/webhooks/deliveries", "/cards/" + card}) {
      assertThat(twin.control(ledger).text())
          .as(ledger)
          .doesNotContain(NUMBER)
          .doesNotContain("\"4711\"");
    }
    assertThat(twin.get("/card-issuer/customers/" + id).text()).doesNotContain(NUMBER);
  }

  private void setPin() {
    assertThat(twin.control("POST", "/cards/" + card + "/pin", "{\"pin\":\"4711\"}").status())
        .isEqualTo(200);
  }

  private Reply view(String body) {
    return twin.post(BASE + id + "/cards/" + card + "/view-token", body);
  }

  private static String session(Reply page) {
    var found = SESSION.matcher(page.text());
    assertThat(found.find()).as(page.text()).isTrue();
    return found.group(1);
  }
}
