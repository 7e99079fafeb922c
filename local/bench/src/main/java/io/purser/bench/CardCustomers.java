package io.purser.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.purser.bench.Databases.Filled;
import io.purser.bench.OpenLoop.Times;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is read of card customers, against hello: the list of them with what is in their accounts,
 * in its largest pages, and what one of them has in wallets and on the card. Each at a fixed rate
 * that hello is asked at too, in turn, and without a call to the provider.
 */
final class CardCustomers {
  private static final double AIM = 5;
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final int PAGE = 100;
  private static final String LIST = "/v1/programme/card-customers?balances=true&limit=" + PAGE;

  /** What the workers ask the provider on their own would hide what the reads might ask. */
  private static final Map<String, String> QUIET =
      Map.of(
          "PURSER_CARDS_SWEEP_EVERY", "1d",
          "PURSER_CARDS_ACCOUNT_SWEEP_EVERY", "1d",
          "PURSER_CARD_SPENDING_SWEEP_EVERY", "1d",
          "PURSER_WORKERS_SWEEP_EVERY", "1d",
          "PURSER_PROGRAMME_REFRESH_AFTER", "1d");

  private final Client platform;
  private final Client hello;
  private final TwinAccount twin;
  private final ObjectMapper json = new ObjectMapper();

  private CardCustomers(Client platform, Client hello, TwinAccount twin) {
    this.platform = platform;
    this.hello = hello;
    this.twin = twin;
  }

  /**
   * Something that is read again and again.
   *
   * @param paths the next of them for each request
   */
  private record Read(String name, int perSecond, List<String> paths) {
    String path(long number) {
      return paths.get(Math.toIntExact(number % paths.size()));
    }
  }

  static Section measure(Surroundings surroundings, Filled database, BenchOptions options) {
    System.out.println("among " + database.customers() + " card customers");
    CardCustomerRows.add(surroundings.server(), database.name());
    try (var node = surroundings.node(database.settings(), QUIET);
        var greeter = surroundings.hello();
        var platform = Client.withKey(node.url(), database.key());
        var hello = new Client(greeter.url(), List.of());
        var twin = new TwinAccount(surroundings.twin())) {
      return new CardCustomers(platform, hello, twin).measure(database.customers(), options);
    }
  }

  private Section measure(int customers, BenchOptions options) {
    var reads =
        List.of(
            new Read("list " + PAGE + " with balances", 25, pages(customers)),
            new Read(
                "balances of " + CardCustomerRows.WALLETS + " wallets and a card",
                100,
                balances(customers)));
    warmUp(reads, options.warmUp());
    long before = twin.latest();
    var table =
        new Table(
            "among " + Figures.whole(customers) + " card customers",
            "a second",
            "p50 ms",
            "p99 ms",
            "hello's p99",
            "ratio",
            "in all rounds",
            "aim at most",
            "met");
    reads.forEach(read -> measure(read, options.rounds(), table));
    long calls = twin.latest() - before;
    if (calls > 0) {
      throw new CannotStart("the provider was called " + calls + " times for what was read");
    }
    return new Section("Card customers", table.text() + SAID);
  }

  private void measure(Read read, int rounds, Table table) {
    var times = new ArrayList<Times>();
    var greetings = new ArrayList<Times>();
    var ratios = new ArrayList<Double>();
    for (int round = 1; round <= rounds; round++) {
      greetings.add(sustained(OpenLoop.run(read.perSecond(), TIME, _ -> hello.get("/hello"))));
      times.add(
          sustained(
              OpenLoop.run(read.perSecond(), TIME, number -> platform.get(read.path(number)))));
      ratios.add(times.getLast().percentile(99) / greetings.getLast().percentile(99));
      System.out.println(
          "  " + read.name() + ", round " + round + ": " + Figures.ratio(ratios.getLast()));
    }
    var ratio = Median.of(ratios);
    table.row(
        read.name(),
        Figures.whole(read.perSecond()),
        median(times, 50),
        median(times, 99),
        median(greetings, 99),
        Figures.ratio(ratio.value()),
        Figures.ratios(ratio),
        Figures.ratio(AIM),
        Figures.met(ratio.value() <= AIM));
  }

  /** The path of every full page, come by as any caller does, by walking through the list. */
  private List<String> pages(int customers) {
    var pages = new ArrayList<String>();
    var path = LIST;
    int seen = 0;
    int known = 0;
    while (true) {
      var page = read(platform.get(path));
      for (var item : page.path("items")) {
        seen++;
        known += item.path("balances").path("available").isTextual() ? 1 : 0;
      }
      if (page.path("items").size() == PAGE) {
        pages.add(path);
      }
      if (!page.path("nextCursor").isTextual()) {
        break;
      }
      path = LIST + "&cursor=" + page.path("nextCursor").asText();
    }
    if (seen != customers || known != CardCustomerRows.withBalance(customers)) {
      throw new CannotStart(
          "of "
              + customers
              + " card customers "
              + seen
              + " are listed, "
              + known
              + " with balance");
    }
    return pages;
  }

  /** One request after the other: a node that is cold yet cannot keep to a rate. */
  private void warmUp(List<Read> reads, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (int number = 0; System.nanoTime() < end; number++) {
      for (var read : reads) {
        platform.get(read.path(number));
      }
      hello.get("/hello");
    }
  }

  /** What each of the customers has, of whom the first is looked at more closely. */
  private List<String> balances(int customers) {
    var paths = new ArrayList<String>();
    for (int number = 0; number < customers; number++) {
      if (CardCustomerRows.hasAccount(number)) {
        paths.add("/v1/customers/" + Ids.customer(number) + "/balances");
      }
    }
    var first = read(platform.get(paths.getFirst()));
    if (first.path("wallets").size() < CardCustomerRows.WALLETS
        || !first.path("cardAccount").path("available").isTextual()) {
      throw new CannotStart("a customer has not what was put there: " + first);
    }
    return paths;
  }

  private static Times sustained(Times times) {
    if (!times.failures().isEmpty()) {
      throw new CannotStart("requests failed, such as: " + times.failures().getFirst());
    }
    return times;
  }

  private static String median(List<Times> rounds, double percent) {
    return Figures.millis(
        Median.of(rounds.stream().map(times -> times.percentile(percent)).toList()).value());
  }

  private JsonNode read(String page) {
    try {
      return json.readTree(page);
    } catch (IOException e) {
      throw new CannotStart("the list was answered without JSON", e);
    }
  }

  private static final String SAID =
      """

      Medians over the rounds; in each, hello and then what is read for %d s, requests made at a fixed rate and timed from
      when they were due. Every request is for another page of the list, or another customer. The provider was not called
      once: what the workers ask it on their own is put off while this is measured.
      """
          .formatted(TIME.toSeconds());
}
