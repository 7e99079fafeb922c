package io.purser.bench;

import io.purser.bench.Databases.Filled;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One node against two that share a database, with the same number of callers in all. */
final class TwoNodes {
  private static final List<Scenario> SCENARIOS = List.of(Scenario.GET, Scenario.CREATE);
  private static final Duration WARM_UP = Duration.ofSeconds(12);
  private static final Duration TIME = Duration.ofSeconds(4);
  private static final int ROUNDS = 3;
  private static final int CORES_FOR_TWO = 8;

  private final Filled database;
  private final Path scratch;
  private final BenchOptions options;

  private TwoNodes(Filled database, Path scratch, BenchOptions options) {
    this.database = database;
    this.scratch = scratch;
    this.options = options;
  }

  static Section measure(Surroundings surroundings, Filled database, BenchOptions options) {
    try (var first = surroundings.node(database.settings());
        var second = surroundings.node(database.settings())) {
      var measured = new TwoNodes(database, surroundings.scratch(), options);
      return new Section(
          "Two nodes", measured.table(List.of(first), List.of(first, second)).text() + said());
    }
  }

  private Table table(List<Served> one, List<Served> two) {
    var table =
        new Table("request", "one node, a second", "two nodes, a second", "ratio", "in all rounds");
    for (var scenario : SCENARIOS) {
      perSecond(scenario, two, WARM_UP);
      var ones = new ArrayList<Double>();
      var twos = new ArrayList<Double>();
      var ratios = new ArrayList<Double>();
      for (int round = 1; round <= ROUNDS; round++) {
        ones.add(perSecond(scenario, one, TIME));
        twos.add(perSecond(scenario, two, TIME));
        ratios.add(twos.getLast() / ones.getLast());
      }
      table.row(
          scenario.title(),
          Figures.whole(Median.of(ones).value()),
          Figures.whole(Median.of(twos).value()),
          Figures.ratio(Median.of(ratios).value()),
          Figures.ratios(Median.of(ratios)));
    }
    return table;
  }

  /** Of all nodes together, each under its part of the load at the same time. */
  private double perSecond(Scenario scenario, List<Served> nodes, Duration time) {
    int callers = Math.max(1, options.connections() / nodes.size());
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var loads = new ArrayList<Future<Load>>();
      for (var node : nodes) {
        var wrk = new Wrk(scratch, callers);
        var values = scenario.values(database);
        values.merge("BENCH_RUN", "-" + loads.size(), String::concat);
        loads.add(executor.submit(() -> wrk.run(node.url(), scenario.script(), values, time)));
      }
      double perSecond = 0;
      for (var load : loads) {
        perSecond += load.get().perSecond();
      }
      return perSecond;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a load did not get through", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String said() {
    int cores = Runtime.getRuntime().availableProcessors();
    return "\nThe same database, and the same number of callers in all.\n"
        + (cores < CORES_FOR_TWO
            ? "Load, nodes and database share "
                + cores
                + " cores here, all of which one node's load keeps busy: a second node cannot add anything, and the"
                + " figure says what it costs to share.\n"
            : "");
  }
}
