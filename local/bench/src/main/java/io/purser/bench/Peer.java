package io.purser.bench;

import io.micronaut.context.ApplicationContext;
import io.purser.bench.Databases.Filled;
import io.purser.domain.tenant.KeyProvider;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The platform against a service of the same endpoints, schema, statements and checks on another
 * framework, in turn on the same database.
 */
final class Peer {
  private static final String FOLDER = "local/bench/spring-peer";

  private final Surroundings surroundings;
  private final Filled database;
  private final BenchOptions options;
  private final Wrk wrk;

  private Peer(Surroundings surroundings, Filled database, BenchOptions options) {
    this.surroundings = surroundings;
    this.database = database;
    this.options = options;
    this.wrk = new Wrk(surroundings.scratch(), options.connections());
  }

  static Section measure(Surroundings surroundings, Path home, BenchOptions options) {
    var program = build(home);
    var database = surroundings.databases().copyWith(options.customers());
    try (var platform = surroundings.node(database.settings());
        var peer = surroundings.serve(program, environment(surroundings, database), "/readyz")) {
      return new Peer(surroundings, database, options).measure(platform, peer);
    }
  }

  private static Program build(Path home) {
    System.out.println("building the comparison service");
    var folder = home.resolve(FOLDER);
    Commands.run(
        List.of(
            "mvn", "--quiet", "--batch-mode", "-DskipTests", "-f", folder + "/pom.xml", "package"),
        Map.of("JAVA_HOME", System.getProperty("java.home")));
    var jar = folder.resolve("target/spring-peer.jar");
    if (!Files.exists(jar)) {
      throw new CannotStart("building the comparison service made no " + jar);
    }
    return Program.jar("the comparison service", jar);
  }

  private static Map<String, String> environment(Surroundings surroundings, Filled database) {
    var application = database.settings().application();
    var environment = new HashMap<String, String>();
    environment.put("DATABASE_URL", application.jdbcUrl());
    environment.put("DATABASE_USERNAME", application.user());
    environment.put("DATABASE_PASSWORD", application.password());
    environment.put("MASTER_KEY_FILE", rootKey(surroundings, database).toString());
    return environment;
  }

  /** The other service seals under the key of its file; here that is what lies under ours. */
  private static Path rootKey(Surroundings surroundings, Filled database) {
    try (var context = ApplicationContext.run(database.settings().properties())) {
      var root = context.getBean(KeyProvider.class).rootKey();
      return Files.writeString(
          surroundings.scratch().resolve("root-key"), HexFormat.of().formatHex(root));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Section measure(Served platform, Served peer) {
    var ratios = new EnumMap<Scenario, List<Double>>(Scenario.class);
    var ours = new EnumMap<Scenario, List<Double>>(Scenario.class);
    var theirs = new EnumMap<Scenario, List<Double>>(Scenario.class);
    for (var scenario : options.scenarios()) {
      var warmUp = options.warmUp().dividedBy(options.scenarios().size());
      if (warmUp.toSeconds() > 0) {
        perSecond(platform, scenario, warmUp);
        perSecond(peer, scenario, warmUp);
      }
      ratios.put(scenario, new ArrayList<>());
      ours.put(scenario, new ArrayList<>());
      theirs.put(scenario, new ArrayList<>());
    }
    for (int round = 1; round <= options.rounds(); round++) {
      System.out.println("round " + round + " of " + options.rounds());
      for (var scenario : options.scenarios()) {
        double our = perSecond(platform, scenario, options.time());
        double their = perSecond(peer, scenario, options.time());
        list(ours, scenario).add(our);
        list(theirs, scenario).add(their);
        list(ratios, scenario).add(our / their);
      }
    }
    return new Section("Against the comparison service", table(ratios, ours, theirs));
  }

  private static <T> List<T> list(Map<Scenario, List<T>> lists, Scenario scenario) {
    return lists.computeIfAbsent(scenario, unseen -> new ArrayList<>());
  }

  private double perSecond(Served served, Scenario scenario, Duration time) {
    if (scenario.writes()) {
      surroundings.server().execute(database.name(), "CHECKPOINT");
    }
    return wrk.run(served.url(), scenario.script(), scenario.values(database), time).perSecond();
  }

  private String table(
      Map<Scenario, List<Double>> ratios,
      Map<Scenario, List<Double>> ours,
      Map<Scenario, List<Double>> theirs) {
    var table =
        new Table("request", "ratio", "in all rounds", "Purser a second", "Spring Boot a second");
    for (var scenario : options.scenarios()) {
      var ratio = Median.of(list(ratios, scenario));
      table.row(
          scenario.title(),
          Figures.ratio(ratio.value()),
          Figures.ratios(ratio),
          Figures.whole(Median.of(list(ours, scenario)).value()),
          Figures.whole(Median.of(list(theirs, scenario)).value()));
    }
    return table.text()
        + "\nMedians over the rounds, in which both had the same requests one after the other.\n";
  }
}
