package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.faults.Extent;
import io.purser.local.faults.Report;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Many deliveries of the same events at once, shuffled, among forgeries. Customers come in pairs of
 * whom the provider says the same, in different orders, and who must end the same.
 */
@Tag("faults")
@ResourceLock(IntakePlatform.NAME)
@ExtendWith(IntakePlatform.Shared.class)
class WebhookStormTest {
  private static final int EVENTS = Extent.count(200, 2_000);
  private static final int COPIES = 10;
  private static final int PAIRS = 5;

  /** Each sends as fast as it is answered. The twin has one under way for a receiver. */
  private static final int SENDERS = 16;

  private static final long ACKNOWLEDGED_WITHIN_MILLIS = 200;

  /** Fixed, so that a run that fails can be repeated. */
  private static final Random ORDER = new Random(20_261_121);

  private final IntakePlatform platform;
  private final Api service;
  private final Map<Integer, Long> statuses = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> acknowledgedAfterNanos = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Integer> forgedAnswers = new ConcurrentLinkedQueue<>();

  WebhookStormTest(IntakePlatform platform) {
    this.platform = platform;
    this.service = platform.ours().tenant();
  }

  /** A customer with a wallet, and the provider's ids of both. */
  private record Person(String customer, String providerCustomer, String providerWallet) {}

  /** Something to be sent. */
  private record Letter(String body, boolean genuine) {}

  @Test
  void every_event_has_one_effect_whatever_the_order_and_no_forgery_has_any()
      throws IOException, SQLException, InterruptedException, ExecutionException {
    var people = people();
    var letters = letters(people);
    long rowsBefore = platform.countInOurAccount("SELECT count(*) FROM purser.inbox_delivery");
    double refusedBefore = platform.metric("purser_inbox_refused", "signature");

    send(letters);

    assertThat(statuses).containsOnlyKeys(200);
    assertThat(statuses.get(200)).isEqualTo((long) EVENTS * COPIES);
    assertThat(forgedAnswers).hasSize(EVENTS).containsOnly(401);
    long distinct = letters.stream().filter(Letter::genuine).map(Letter::body).distinct().count();
    assertThat(platform.countInOurAccount("SELECT count(*) FROM purser.inbox_delivery"))
        .isEqualTo(rowsBefore + distinct);
    assertThat(platform.metric("purser_inbox_refused", "signature"))
        .isEqualTo(refusedBefore + EVENTS);

    awaitNoneWaiting();
    int effects = 0;
    for (int pair = 0; pair < PAIRS; pair++) {
      var one = books(people.get(2 * pair));
      var other = books(people.get(2 * pair + 1));
      assertThat(one).as("pair %s", pair).isEqualTo(other);
      assertThat(one.ledger()).isEqualTo(expected(pair));
      effects += one.amounts().size() + other.amounts().size();
    }
    assertThat(effects).isEqualTo(EVENTS);
    assertThat(
            platform.countInOurAccount(
                "SELECT count(*) FROM purser.inbox_delivery WHERE state = 'applied'"))
        .isGreaterThanOrEqualTo(EVENTS);
    report(effects);
  }

  private void report(int effects) {
    var sorted = acknowledgedAfterNanos.stream().sorted().toList();
    long p99 = sorted.get((int) (sorted.size() * 0.99)) / 1_000_000;
    long longest = sorted.getLast() / 1_000_000;
    if (Extent.chosen() == Extent.FULL) {
      assertThat(p99).as("p99 in ms").isLessThan(ACKNOWLEDGED_WITHIN_MILLIS);
    }
    Report.of("Webhooks in a storm, repeated, shuffled, and some of them forged")
        .figure("deliveries", sorted.size())
        .figure("events", EVENTS)
        .figure("effects", effects)
        .figure("forged and refused", forgedAnswers.size())
        .figure("acknowledged within (ms, p99)", p99)
        .figure("acknowledged within (ms, all)", longest)
        .done();
  }

  private List<Person> people() throws IOException {
    var all = new ArrayList<Person>();
    var people = new People(service);
    for (int i = 0; i < 2 * PAIRS; i++) {
      var customer = people.customer("storm-" + i);
      var wallet = people.fundableWallet(customer, "storm-" + i);
      var known =
          service.get("/v1/customers/" + customer).body().path("provider").path("customerId");
      all.add(new Person(customer, known.asText(), wallet));
    }
    return all;
  }

  /** Event n is about pair n / 2 modulo the pairs, and about its first or second customer. */
  private static List<Letter> letters(List<Person> people) {
    var letters = new ArrayList<Letter>();
    for (int event = 0; event < EVENTS; event++) {
      int pair = event / 2 % PAIRS;
      var person = people.get(2 * pair + event % 2);
      var id = "evt_1747058400000_s" + event;
      var body = body(person, id, event, amount(event / 2));
      // The same bytes, the same event in other words, and a repeat of that.
      var spaced = body.replace("\"data\":{", "\"data\": {");
      var longer = body.replace("\"confirmations\":32", "\"confirmations\":33");
      letters.addAll(Collections.nCopies(COPIES - 3, new Letter(body, true)));
      letters.addAll(Collections.nCopies(2, new Letter(spaced, true)));
      letters.add(new Letter(longer, true));
      letters.add(
          new Letter(body(person, id + "f", EVENTS + event, new BigDecimal("1000000")), false));
    }
    Collections.shuffle(letters, ORDER);
    return letters;
  }

  private static String body(Person person, String event, int transaction, BigDecimal amount) {
    return Deliverer.deposit(
        event,
        person.providerCustomer(),
        person.providerWallet(),
        "txn_storm_" + transaction,
        amount.toPlainString());
  }

  private static BigDecimal amount(int number) {
    return new BigDecimal("0.01").multiply(BigDecimal.valueOf(number + 1));
  }

  private static BigDecimal expected(int pair) {
    return IntStream.range(0, EVENTS / 2)
        .filter(number -> number % PAIRS == pair)
        .mapToObj(WebhookStormTest::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(6);
  }

  private void send(List<Letter> letters)
      throws IOException, InterruptedException, ExecutionException {
    var queue = new ConcurrentLinkedQueue<>(letters);
    var webhook = platform.ours().webhook();
    try (var deliverer = new Deliverer(webhook.url());
        var senders = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      var running =
          IntStream.range(0, SENDERS)
              .<Future<?>>mapToObj(
                  _ -> senders.submit(() -> sendAll(queue, deliverer, webhook.secret())))
              .toList();
      for (var sender : running) {
        sender.get();
      }
    }
  }

  private @Nullable Void sendAll(
      ConcurrentLinkedQueue<Letter> queue, Deliverer deliverer, String secret) throws IOException {
    for (var letter = queue.poll(); letter != null; letter = queue.poll()) {
      if (letter.genuine()) {
        long begun = System.nanoTime();
        int status = deliverer.deliver(letter.body(), secret);
        acknowledgedAfterNanos.add(System.nanoTime() - begun);
        statuses.merge(status, 1L, Long::sum);
      } else {
        forgedAnswers.add(deliverer.deliver(letter.body(), "whsec_" + "0".repeat(48)));
      }
    }
    return null;
  }

  private long waiting() throws IOException {
    try {
      return platform.countInOurAccount(
          "SELECT count(*) FROM purser.inbox_delivery WHERE state = 'waiting'");
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** However long that takes: they only must become fewer. */
  private void awaitNoneWaiting() throws IOException {
    for (long left = waiting(); left > 0; ) {
      long before = left;
      left = eventually(this::waiting, waiting -> waiting < before);
    }
  }

  private record Books(BigDecimal ledger, List<String> amounts) {}

  private Books books(Person person) throws IOException {
    var path = "/v1/customers/" + person.customer();
    var balance = service.get(path + "/balances").require("the balances");
    var amounts = new ArrayList<String>();
    var cursor = "";
    do {
      var page = service.get(path + "/transactions?limit=100" + cursor).require("the transactions");
      for (JsonNode transaction : page.path("items")) {
        amounts.add(transaction.path("amount").asText() + " " + transaction.path("state").asText());
      }
      var next = page.path("nextCursor");
      cursor = next.isNull() ? "" : "&cursor=" + next.asText();
    } while (!cursor.isEmpty());
    Collections.sort(amounts);
    return new Books(
        new BigDecimal(balance.path("wallets").path(0).path("ledger").asText()), amounts);
  }
}
