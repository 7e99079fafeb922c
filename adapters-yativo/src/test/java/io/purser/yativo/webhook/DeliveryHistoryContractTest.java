package io.purser.yativo.webhook;

import static io.purser.yativo.testing.Adapter.soon;
import static io.purser.yativo.testing.Loopback.json;
import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRegistry.NewCustomer;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.inbox.DeliveryHistory;
import io.purser.domain.inbox.DeliveryHistory.Reading;
import io.purser.domain.inbox.DeliveryHistory.Reply;
import io.purser.domain.inbox.DeliveryHistory.Undelivered;
import io.purser.domain.inbox.WebhookRegistrar.Result.Registered;
import io.purser.domain.money.Asset;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.Loopback;
import io.purser.yativo.testing.RunningTwin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the provider remembers of its deliveries, against its twin over HTTP. */
class DeliveryHistoryContractTest {
  private static final Asset USDC = new Asset("solana", "USDC", 6);

  private final RunningTwin twin = RunningTwin.start();
  private final Adapter adapter = twin.adapter();
  private final DeliveryHistory history = adapter.bean(DeliveryHistory.class);

  @AfterEach
  void stop() {
    adapter.close();
    twin.close();
  }

  @Test
  void what_failed_is_listed_and_what_arrived_is_not() {
    try (var receiver =
        Loopback.playing(json(200, "{}"), json(503, "{}"), json(503, "{}"), json(200, "{}"))) {
      var webhook = register(receiver);
      var wallet = wallet();
      twin.deposit(wallet, "1", "detected");
      await(() -> receiver.received().size() == 1);
      assertThat(undelivered(webhook)).isEmpty();

      twin.deposit(wallet, "2", "detected");
      await(() -> undelivered(webhook).size() == 1);
      twin.deposit(wallet, "3", "detected");
      await(() -> undelivered(webhook).size() == 2);

      var missed = undelivered(webhook);
      assertThat(missed).extracting(Undelivered::eventId).allMatch(id -> id.startsWith("evt_"));
      assertThat(missed).extracting(Undelivered::eventId).doesNotHaveDuplicates();
    }
  }

  @Test
  void what_is_asked_for_is_delivered_again() {
    try (var receiver = Loopback.playing(json(503, "{}"), json(200, "{}"))) {
      var webhook = register(receiver);
      twin.deposit(wallet(), "1", "detected");
      await(() -> undelivered(webhook).size() == 1);
      var missed = undelivered(webhook).getFirst();

      assertThat(history.redeliver(ID, missed, soon())).isEqualTo(new Reply.Asked());

      await(() -> receiver.received().size() == 2);
      assertThat(receiver.received().getLast().body()).contains(missed.eventId());
      await(() -> undelivered(webhook).isEmpty());
    }
  }

  @Test
  void what_the_provider_does_not_know_is_refused() {
    var unknown = new Undelivered("dlv_000000000000000000000000", "evt_1");

    assertThat(history.redeliver(ID, unknown, soon())).isInstanceOf(Reply.Refused.class);
    assertThat(history.undelivered(ID, "000000000000000000000000", soon()))
        .isInstanceOf(Reading.Unavailable.class);
  }

  @Test
  void an_answer_that_cannot_be_read_says_nothing() {
    try (var receiver = Loopback.playing(json(200, "{}"))) {
      var webhook = register(receiver);
      var fault = twin.spoil("GET /yativo-card/webhooks/{webhookId}/deliveries", "half_answer");

      assertThat(history.undelivered(ID, webhook, soon())).isInstanceOf(Reading.Unavailable.class);
      assertThat(fault.hits()).isOne();
    }
  }

  private String register(Loopback receiver) {
    var url = receiver.baseUrl().toString();
    return ((Registered) adapter.webhooks().register(ID, url, soon())).webhookId();
  }

  private List<Undelivered> undelivered(String webhook) {
    var reading = history.undelivered(ID, webhook, soon());
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) reading).deliveries();
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private String wallet() {
    var customer =
        new NewCustomer(
            new CustomerId("cus_01jd0000000000000000000001"),
            new Email("ana@example.com"),
            null,
            null);
    var registered = adapter.customers().register(ID, customer, soon());
    assertThat(registered).isInstanceOf(Answer.Done.class);
    var known = ((Answer.Done<ProviderCustomer>) registered).effect().id();
    var opened = adapter.wallets().open(ID, known, USDC, soon());
    assertThat(opened).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<ProviderWallet>) opened).effect().id();
  }
}
