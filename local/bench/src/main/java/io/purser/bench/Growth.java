package io.purser.bench;

import io.purser.bench.Databases.Filled;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What reading costs among many customers, as a ratio of what it costs among few: the same requests
 * to two nodes on two databases, in turn.
 */
final class Growth {
  private static final int FEW = 10_000;
  private static final int CONNECTIONS = 4;
  private static final double AIM = 1.5;
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration TIME = Duration.ofSeconds(3);

  private final Crowd few;
  private final Crowd many;
  private final int rounds;

  private Growth(Crowd few, Crowd many, int rounds) {
    this.few = few;
    this.many = many;
    this.rounds = rounds;
  }

  static Section measure(Surroundings surroundings, BenchOptions options) {
    var few = surroundings.databases().with(FEW);
    var many = surroundings.databases().with(options.largest());
    System.out.println("among " + few.customers() + " customers and " + many.customers());
    try (var nodeOfFew = surroundings.node(few.settings());
        var nodeOfMany = surroundings.node(many.settings())) {
      var growth =
          new Growth(
              Crowd.of(few, nodeOfFew, surroundings.scratch()),
              Crowd.of(many, nodeOfMany, surroundings.scratch()),
              options.rounds());
      return new Section("Growth", growth.table().text() + SAID);
    }
  }

  /** A database with so many customers, what answers for it, and what is asked. */
  private record Crowd(Filled database, Served node, Wrk wrk, Map<String, Path> requests) {
    static Crowd of(Filled database, Served node, Path scratch) {
      var files = new LinkedHashMap<String, Path>();
      GrowthRequests.of(database, node.url())
          .forEach(
              (name, lines) ->
                  files.put(
                      name,
                      write(
                          scratch.resolve(
                              "growth-%d-%d.tsv".formatted(database.customers(), files.size())),
                          lines)));
      return new Crowd(database, node, new Wrk(scratch, CONNECTIONS), files);
    }

    private static Path write(Path file, List<String> lines) {
      try {
        return Files.write(file, lines);
      } catch (IOException e) {
        throw new CannotStart("cannot write " + file + ": " + e.getMessage(), e);
      }
    }

    double meanMillis(String request, Duration time) {
      var values =
          Map.of(
              "BENCH_KEY", database.key(),
              "BENCH_REQUESTS", Objects.requireNonNull(requests.get(request)).toString());
      return wrk.run(node.url(), "lines", values, time).meanMillis();
    }
  }

  /** What one request cost in one round, in ms. */
  private record Round(double few, double many) {
    double ratio() {
      return many / few;
    }
  }

  private Table table() {
    few.requests().keySet().forEach(request -> round(request, WARM_UP));
    var measured = new LinkedHashMap<String, List<Round>>();
    for (int number = 1; number <= rounds; number++) {
      System.out.println("round " + number + " of " + rounds);
      for (var request : few.requests().keySet()) {
        var round = round(request, TIME);
        measured.computeIfAbsent(request, _ -> new ArrayList<>()).add(round);
        System.out.println("  " + request + ": " + Figures.ratio(round.ratio()));
      }
    }
    var table =
        new Table(
            "request",
            "ms among " + Figures.whole(few.database().customers()),
            "ms among " + Figures.whole(many.database().customers()),
            "ratio",
            "in all rounds",
            "aim at most",
            "met");
    measured.forEach(
        (request, all) -> {
          var ratio = Median.of(all.stream().map(Round::ratio).toList());
          table.row(
              request,
              Figures.millis(Median.of(all.stream().map(Round::few).toList()).value()),
              Figures.millis(Median.of(all.stream().map(Round::many).toList()).value()),
              Figures.ratio(ratio.value()),
              Figures.ratios(ratio),
              Figures.ratio(AIM),
              Figures.met(ratio.value() <= AIM));
        });
    return table;
  }

  /** Among few and among many right after the other, so that the machine does the same to both. */
  private Round round(String request, Duration time) {
    return new Round(few.meanMillis(request, time), many.meanMillis(request, time));
  }

  private static final String SAID =
      """

      Means of four callers at a time, medians over the rounds. The two nodes and their databases stay up and are asked in turn, and the
      ratio is taken within each round. The cursor of the page far back is come by as any caller does, by walking there: it is page 10,000, and
      the last one where there are fewer than 200,000 customers. Whom a request is about is by chance, out of 50,000. Searches show
      one customer, however many are found: among a hundred times as many, a hundred times as many have the same name.
      """;
}
