package io.purser.bench;

import java.util.ArrayList;
import java.util.List;

/** Everything that is measured, in turn. */
final class Measurements {
  private final Surroundings surroundings;
  private final BenchOptions options;

  Measurements(Surroundings surroundings, BenchOptions options) {
    this.surroundings = surroundings;
    this.options = options;
  }

  List<Section> all() {
    var sections = new ArrayList<Section>();
    if (!options.scenarios().isEmpty()) {
      sections.add(requests());
    }
    return sections;
  }

  private Section requests() {
    var database = surroundings.databases().copyWith(options.customers());
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
      rates.warmUp(node);
      return rates.measure(node, hello);
    }
  }
}
