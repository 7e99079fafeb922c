package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.IntakePlatform.Account;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the provider, or somebody who looks like it, delivers to two accounts. */
@ExtendWith(IntakePlatform.Shared.class)
class IntakeTest {
  private static final String DELIVERIES = "/v1/provider-deliveries";

  private final IntakePlatform platform;
  private final Api operator;

  IntakeTest(IntakePlatform platform) {
    this.platform = platform;
    this.operator = platform.operator();
  }

  private record Person(String customer, String providerCustomer, String providerWallet) {}

  private static Person person(Account account, String name) throws IOException {
    var people = new People(account.tenant());
    var customer = people.customer(name);
    var wallet = people.fundableWallet(customer, name);
    var shown = account.tenant().get("/v1/customers/" + customer).body();
    return new Person(customer, shown.path("provider").path("customerId").asText(), wallet);
  }

  private static JsonNode balance(Account account, Person person) throws IOException {
    return account
        .tenant()
        .get("/v1/customers/" + person.customer() + "/balances")
        .require("the balance")
        .path("wallets")
        .path(0);
  }

  private static String deposit(String event, Person person, String amount) {
    return Deliverer.deposit(
        event, person.providerCustomer(), person.providerWallet(), "txn_" + event, amount);
  }

  private static int deliver(Account account, String body, String secret) throws IOException {
    try (var deliverer = new Deliverer(account.webhook().url())) {
      return deliverer.deliver(body, secret);
    }
  }

  private JsonNode newest(String state, String reason) {
    return eventually(
            () ->
                find(
                    operator
                        .get(DELIVERIES + "?limit=100&state=" + state)
                        .require("the deliveries")
                        .path("items"),
                    reason),
            Optional::isPresent)
        .orElseThrow();
  }

  private static Optional<JsonNode> find(JsonNode deliveries, String reason) {
    return StreamSupport.stream(deliveries.spliterator(), false)
        .filter(delivery -> delivery.path("reason").asText().equals(reason))
        .findFirst();
  }

  @Test
  void an_event_that_names_a_customer_of_another_account_changes_nothing_and_ends_with_a_person()
      throws IOException, SQLException {
    var mine = person(platform.ours(), "mine");
    var theirs = person(platform.theirs(), "theirs");
    var webhook = platform.ours().webhook();

    assertThat(deliver(platform.ours(), deposit("evt_cross_1", theirs, "666"), webhook.secret()))
        .isEqualTo(200);
    // Their secret is no good at our endpoint.
    assertThat(
            deliver(
                platform.ours(),
                deposit("evt_cross_2", mine, "666"),
                platform.theirs().webhook().secret()))
        .isEqualTo(401);

    var why = "names a customer who is not of this account";
    newest("waiting", why);
    platform.waitingIsOver();
    newest("quarantined", why);
    assertThat(balance(platform.theirs(), theirs).path("ledger").asText()).isEqualTo("0.000000");
    assertThat(balance(platform.ours(), mine).path("ledger").asText()).isEqualTo("0.000000");
    var transactions =
        platform.theirs().tenant().get("/v1/customers/" + theirs.customer() + "/transactions");
    assertThat(transactions.body().path("items")).isEmpty();
  }

  @Test
  void what_cannot_be_read_is_quarantined_and_replayed_from_a_shell_and_holds_up_nobody()
      throws IOException {
    var person = person(platform.ours(), "behind-poison");
    var secret = platform.ours().webhook().secret();
    assertThat(deliver(platform.ours(), "no JSON at all", secret)).isEqualTo(200);
    assertThat(deliver(platform.ours(), deposit("evt_behind", person, "2"), secret)).isEqualTo(200);
    eventually(
        () -> balance(platform.ours(), person),
        seen -> "2.000000".equals(seen.path("ledger").asText()));
    var shell = new Shell(platform);
    var why = "is no JSON object";
    var id = newest("quarantined", why).path("id").asText();

    assertThat(shell.run("list", "--state", "quarantined")).contains(id).contains(why);
    assertThat(shell.run("show", id)).contains("quarantined").doesNotContain("at all");
    assertThat(shell.run("replay", id, "--reason", "it may be better now")).contains("waiting");
    newest("quarantined", why);

    // Counted once it is written down, so a moment after it can be read.
    eventually(() -> platform.metric("purser_inbox_closed", "quarantined"), count -> count >= 2);
    eventually(() -> platform.metric("purser_inbox_closed", "applied"), count -> count >= 1);
    eventually(() -> platform.metric("purser_inbox_quarantined", ""), gauge -> gauge >= 1);
  }

  @Test
  void during_a_rotation_both_secrets_are_good_until_the_old_one_is_forgotten() throws IOException {
    var account = platform.ours();
    var person = person(account, "rotated");
    var old = account.webhook().secret();

    assertThat(new Shell(platform).run("rotate-secret", "--reason", "it is time"))
        .contains("the one before is taken until");
    var fresh = account.webhook().secret();
    assertThat(fresh).isNotEqualTo(old);
    assertThat(deliver(account, deposit("evt_rotated_1", person, "1"), old)).isEqualTo(200);
    assertThat(deliver(account, deposit("evt_rotated_2", person, "2"), fresh)).isEqualTo(200);

    assertThat(
            operator
                .post(
                    "/v1/provider-webhook/rotate-secret",
                    Map.of("previous", "forget"),
                    "Idempotency-Key",
                    "forget-1")
                .status())
        .isEqualTo(200);
    var newest = account.webhook().secret();
    for (var forgotten : List.of(old, fresh)) {
      assertThat(deliver(account, deposit("evt_rotated_3", person, "4"), forgotten)).isEqualTo(401);
    }
    assertThat(deliver(account, deposit("evt_rotated_4", person, "8"), newest)).isEqualTo(200);
    eventually(
        () -> balance(account, person), seen -> "11.000000".equals(seen.path("ledger").asText()));
    assertThat(platform.log()).doesNotContain("whsec_").doesNotContain(newest.substring(6));
  }

  @Test
  void what_was_sent_while_we_were_away_is_delivered_again_when_we_are_back() throws IOException {
    var account = platform.ours();
    var person = person(account, "away");
    platform.stopNode();
    try {
      platform
          .twin()
          .post("/_twin/wallets/" + person.providerWallet() + "/deposits", Map.of("amount", "5"))
          .require("the deposit");
      eventually(() -> undelivered(account), count -> count >= 1);
      account
          .provider()
          .put("/yativo-card/webhooks/" + account.webhookId(), Map.of("enabled", false))
          .require("switching the webhook off");
    } finally {
      platform.startNode();
    }

    var balance =
        eventually(
            () -> balance(account, person),
            seen -> "5.000000".equals(seen.path("ledger").asText()));
    assertThat(balance.path("source").asText()).isEqualTo("webhook");
    // Counted at the end of the sweep, which may come after what it has asked for.
    eventually(() -> platform.metric("purser_inbox_sweep_redelivered", ""), count -> count >= 1);
    var webhook =
        account.provider().get("/yativo-card/webhooks/" + account.webhookId()).body().path("data");
    assertThat(webhook.path("enabled").asBoolean()).isTrue();
  }

  /** How many deliveries of the account's webhook were tried in vain. */
  private static long undelivered(Account account) throws IOException {
    long count = 0;
    for (var delivery :
        account
            .provider()
            .get("/yativo-card/webhooks/" + account.webhookId() + "/deliveries")
            .require("the history")
            .path("data")) {
      boolean tried = delivery.path("attempt").asInt() > 0;
      count += tried && !delivery.path("status").asText().equals("delivered") ? 1 : 0;
    }
    return count;
  }
}
