package io.purser.bench;

import io.purser.bench.Databases.Filled;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The platform's requests, pgbench executing the same statements, and hello, one shortly after the
 * other and then again, so that whatever the machine does meanwhile meets all of them.
 */
final class RequestRates {
  private final Filled database;
  private final Server server;
  private final Recording recording;
  private final Wrk wrk;
  private final Pgbench pgbench;
  private final BenchOptions options;

  RequestRates(
      Filled database, Server server, Recording recording, Path folder, BenchOptions options) {
    this.database = database;
    this.server = server;
    this.recording = recording;
    this.wrk = new Wrk(folder, options.connections());
    this.pgbench =
        new Pgbench(
            folder,
            database.settings().application().withOptions(recording.options()),
            database.customers());
    this.options = options;
  }

  /** One request and its references, in one round. */
  private record Round(Load platform, double pgbench, double hello) {
    double ofPgbench() {
      return platform.perSecond() / pgbench;
    }

    double ofHello() {
      return platform.perSecond() / hello;
    }
  }

  /** Puts load on the node until it is warm, a little of each request at a time. */
  void warmUp(Served node) {
    var scenarios =
        options.scenarios().isEmpty() ? List.of(Scenario.values()) : options.scenarios();
    var each = options.warmUp().dividedBy(scenarios.size());
    if (each.toSeconds() > 0) {
      scenarios.forEach(scenario -> requests(node, scenario, each));
    }
  }

  Section measure(Served node, Served hello) {
    var rounds = new EnumMap<Scenario, List<Round>>(Scenario.class);
    options.scenarios().forEach(scenario -> rounds.put(scenario, new ArrayList<>()));
    hello(hello);
    for (int number = 1; number <= options.rounds(); number++) {
      System.out.println("round " + number + " of " + options.rounds());
      double greetings = hello(hello);
      rounds.forEach((scenario, of) -> of.add(round(node, scenario, greetings)));
    }
    return new Section("Requests", table(rounds) + SAID);
  }

  private Round round(Served node, Scenario scenario, double hello) {
    settle(scenario);
    var platform = requests(node, scenario, options.time());
    settle(scenario);
    var script = recording.scripts().get(scenario);
    if (script == null) {
      throw new IllegalStateException("there is no script of " + scenario);
    }
    double reference = pgbench.run(scenario.word(), script, options.connections(), options.time());
    var round = new Round(platform, reference, hello);
    System.out.println(
        "  "
            + scenario.title()
            + ": "
            + Figures.whole(platform.perSecond())
            + " of "
            + Figures.whole(reference)
            + ", "
            + Figures.ratio(round.ofPgbench()));
    return round;
  }

  /** What was written before is on disk, so that nobody pays for somebody else's writes. */
  private void settle(Scenario scenario) {
    if (scenario.writes()) {
      server.execute(database.name(), "CHECKPOINT");
    }
  }

  private Load requests(Served node, Scenario scenario, Duration time) {
    return wrk.run(node.url(), scenario.script(), scenario.values(database), time);
  }

  private double hello(Served hello) {
    return wrk.run(hello.url(), "path", Map.of("BENCH_PATH", "/hello"), options.time()).perSecond();
  }

  private static String table(Map<Scenario, List<Round>> rounds) {
    var table =
        new Table(
            "request",
            "of pgbench",
            "in all rounds",
            "aim",
            "met",
            "of hello",
            "a second",
            "pgbench a second",
            "p50 ms",
            "p99 ms");
    rounds.forEach(
        (scenario, of) -> {
          var ratio = Median.of(of.stream().map(Round::ofPgbench).toList());
          table.row(
              scenario.title(),
              Figures.ratio(ratio.value()),
              Figures.ratios(ratio),
              Figures.ratio(scenario.aim()),
              Figures.met(ratio.value() >= scenario.aim()),
              Figures.ratio(Median.of(of.stream().map(Round::ofHello).toList()).value()),
              Figures.whole(
                  Median.of(of.stream().map(it -> it.platform().perSecond()).toList()).value()),
              Figures.whole(Median.of(of.stream().map(Round::pgbench).toList()).value()),
              Figures.millis(
                  Median.of(of.stream().map(it -> it.platform().p50Millis()).toList()).value()),
              Figures.millis(
                  Median.of(of.stream().map(it -> it.platform().p99Millis()).toList()).value()));
        });
    return table.text();
  }

  private static final String SAID =
      """

      Medians over the rounds. pgbench executes the statements that the platform was seen to send, with the same
      parameters or fresh ones of the same kind, in the same transactions and round trips, as the same role under
      row-level security, on as many connections as there are callers. hello is an endpoint of the same server with
      nothing behind it.
      """;
}
