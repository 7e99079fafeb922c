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
 * The list of card customers with what is in their accounts, in its largest pages, against hello:
 * both at the same fixed rate, in turn, and without a call to the provider.
 */
final class CardCustomerList {
  private static final double AIM = 5;
  private static final int PER_SECOND = 25;
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final int PAGE = 100;
  private static final String PATH = "/v1/programme/card-customers?balances=true&limit=" + PAGE;

  /** What the workers ask the provider on their own would hide what the list might ask. */
  private static final Map<String, String> QUIET =
      Map.of(
          "PURSER_CARDS_SWEEP_EVERY", "1d",
          "PURSER_CARDS_ACCOUNT_SWEEP_EVERY", "1d",
          "PURSER_CARD_SPENDING_SWEEP_EVERY", "1d",
          "PURSER_PROGRAMME_REFRESH_AFTER", "1d");

  private final Client platform;
  private final Client hello;
  private final TwinAccount twin;
  private final ObjectMapper json = new ObjectMapper();

  private CardCustomerList(Client platform, Client hello, TwinAccount twin) {
    this.platform = platform;
    this.hello = hello;
    this.twin = twin;
  }

  static Section measure(Surroundings surroundings, Filled database, BenchOptions options) {
    System.out.println("among " + database.customers() + " card customers");
    CardCustomerRows.add(surroundings.server(), database.name());
    try (var node = surroundings.node(database.settings(), QUIET);
        var greeter = surroundings.hello();
        var platform = Client.withKey(node.url(), database.key());
        var hello = new Client(greeter.url(), List.of());
        var twin = new TwinAccount(surroundings.twin())) {
      return new CardCustomerList(platform, hello, twin).measure(database.customers(), options);
    }
  }

  private Section measure(int customers, BenchOptions options) {
    var pages = pages(customers);
    warmUp(pages, options.warmUp());
    long before = twin.latest();
    var lists = new ArrayList<Times>();
    var greetings = new ArrayList<Times>();
    var ratios = new ArrayList<Double>();
    for (int round = 1; round <= options.rounds(); round++) {
      greetings.add(greet(TIME));
      lists.add(list(pages, TIME));
      ratios.add(lists.getLast().percentile(99) / greetings.getLast().percentile(99));
      System.out.println("  round " + round + ": " + Figures.ratio(ratios.getLast()));
    }
    long calls = twin.latest() - before;
    if (calls > 0) {
      throw new CannotStart("the provider was called " + calls + " times for the list");
    }
    var ratio = Median.of(ratios);
    var table =
        new Table(
            "among " + Figures.whole(customers) + " card customers, " + PER_SECOND + " a second",
            "p50 ms",
            "p99 ms",
            "of hello's p99",
            "in all rounds",
            "aim at most",
            "met");
    table.row("hello", median(greetings, 50), median(greetings, 99), "", "", "", "");
    table.row(
        "list " + PAGE + " with balances",
        median(lists, 50),
        median(lists, 99),
        Figures.ratio(ratio.value()),
        Figures.ratios(ratio),
        Figures.ratio(AIM),
        Figures.met(ratio.value() <= AIM));
    return new Section("Card customers", table.text() + SAID);
  }

  /** The path of every full page, come by as any caller does, by walking through the list. */
  private List<String> pages(int customers) {
    var pages = new ArrayList<String>();
    var path = PATH;
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
      path = PATH + "&cursor=" + page.path("nextCursor").asText();
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
  private void warmUp(List<String> pages, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (int number = 0; System.nanoTime() < end; number++) {
      platform.get(pages.get(number % pages.size()));
      hello.get("/hello");
    }
  }

  private Times list(List<String> pages, Duration time) {
    return sustained(
        OpenLoop.run(
            PER_SECOND,
            time,
            number -> platform.get(pages.get(Math.toIntExact(number % pages.size())))));
  }

  private Times greet(Duration time) {
    return sustained(OpenLoop.run(PER_SECOND, time, _ -> hello.get("/hello")));
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

      Medians over the rounds; in each, hello and then the list for %d s, requests made at a fixed rate and timed from when
      they were due. Every request is for another page of the list. The provider was not called once: what the workers ask
      it on their own is put off while this is measured.
      """
          .formatted(TIME.toSeconds());
}
