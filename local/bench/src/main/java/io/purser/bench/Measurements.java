package io.purser.bench;

import io.purser.bench.Databases.Filled;
import io.purser.bench.Starts.Memory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that is measured, in turn. */
final class Measurements {
  private final Surroundings surroundings;
  private final Path home;
  private final BenchOptions options;

  Measurements(Surroundings surroundings, Path home, BenchOptions options) {
    this.surroundings = surroundings;
    this.home = home;
    this.options = options;
  }

  List<Section> all() {
    if (options.peer()) {
      return List.of(Peer.measure(surroundings, home, options));
    }
    var sections = new ArrayList<Section>();
    if (!options.scenarios().isEmpty() || wants(Topic.START)) {
      var database = surroundings.databases().copyWith(options.customers());
      var memory = requests(database, sections);
      if (wants(Topic.START)) {
        sections.add(Starts.measure(surroundings, database, memory));
      }
    }
    if (wants(Topic.PROVIDER)) {
      var database = surroundings.databases().copyWith(options.customers());
      sections.add(ProviderLatency.measure(surroundings, database));
    }
    if (wants(Topic.NODES)) {
      var database = surroundings.databases().copyWith(options.customers());
      sections.add(TwoNodes.measure(surroundings, database, options));
    }
    if (wants(Topic.CARDS)) {
      var database = surroundings.databases().copyWith(options.customers());
      sections.add(CardCustomers.measure(surroundings, database, options));
    }
    if (wants(Topic.GROWTH)) {
      sections.add(Growth.measure(surroundings, options));
    }
    if (wants(Topic.ATTACK)) {
      var database = surroundings.databases().copyWith(options.customers());
      sections.add(Attack.measure(surroundings, database));
    }
    return sections;
  }

  private boolean wants(Topic topic) {
    return options.only().contains(topic);
  }

  /** The minute of load that warms the node up is also the one after which its memory counts. */
  private Memory requests(Filled database, List<Section> sections) {
    var recording =
        Recording.of(
            options.scenarios(),
            database,
            surroundings.platform(),
            surroundings.server(),
            surroundings.scratch());
    var rates =
        new RequestRates(
            database, surroundings.server(), recording, surroundings.scratch(), options);
    try (var node = surroundings.node(database.settings());
        var hello = surroundings.hello()) {
      var ready = node.resident();
      System.out.println("warming up");
      rates.warmUp(node);
      var memory = new Memory(ready, node.resident(), options.warmUp().toSeconds());
      if (!options.scenarios().isEmpty()) {
        sections.add(rates.measure(node, hello));
      }
      return memory;
    }
  }
}
