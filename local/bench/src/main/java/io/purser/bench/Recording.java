package io.purser.bench;

import io.purser.bench.Databases.Filled;
import io.purser.bench.wire.PgbenchScript;
import io.purser.bench.wire.Sample;
import io.purser.bench.wire.WireRecorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the requests execute, found out by making each of them at a node of its own whose
 * connections are listened to. So pgbench executes what the platform of this very commit does.
 *
 * @param options the settings that the platform's connections ask for
 */
record Recording(Map<Scenario, PgbenchScript> scripts, String options) {
  /** Enough for what is read once to be remembered, and for statements to be prepared. */
  private static final int BEFORE = 12;

  private static final int REPEATS = 10;
  private static final int TRIES = 3;

  static Recording of(
      List<Scenario> scenarios, Filled database, Program platform, Server server, Path folder) {
    try (var recorder = WireRecorder.before(database.settings().application().port());
        var node =
            Served.start(
                platform,
                List.of("serve"),
                quietly(database.settings().through(recorder.port())),
                "/health/ready",
                folder.resolve("recorded-node.log"))) {
      var scripts = new EnumMap<Scenario, PgbenchScript>(Scenario.class);
      for (var scenario : scenarios) {
        scripts.put(scenario, script(scenario, database, node, recorder));
      }
      var recording = new Recording(scripts, recorder.options());
      scenarios.stream()
          .filter(Scenario::writes)
          .forEach(
              scenario -> recording.requireSameEffect(scenario, database, node, server, folder));
      return recording;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the workers execute would be taken for a part of the request. */
  private static Map<String, String> quietly(PlatformSettings settings) {
    var environment = settings.environment();
    environment.put("PURSER_WORKERS_IDLE", "1h");
    environment.put("PURSER_WORKERS_SWEEP_EVERY", "1h");
    return environment;
  }

  private static PgbenchScript script(
      Scenario scenario, Filled database, Served node, WireRecorder recorder) {
    try (var client = client(scenario, database, node)) {
      for (int i = 1; i <= BEFORE; i++) {
        scenario.once(client, i, token(scenario, i));
      }
      // What is remembered is read again every few seconds, which may meet a sample.
      int number = BEFORE;
      Sample first;
      Sample second;
      do {
        first = sample(scenario, client, recorder, ++number);
        second = sample(scenario, client, recorder, ++number);
      } while (!first.isLike(second) && number < BEFORE + 2 * TRIES);
      return PgbenchScript.of(scenario.numbers(), first, second);
    }
  }

  /** What pgbench creates is kept apart from what is read. */
  private static Client client(Scenario scenario, Filled database, Served node) {
    return Client.withKey(
        node.url(), database.key(scenario.writes() ? Databases.PGBENCH_TENANT : Databases.TENANT));
  }

  private static Sample sample(
      Scenario scenario, Client client, WireRecorder recorder, long number) {
    recorder.take();
    scenario.once(client, number, token(scenario, number));
    return new Sample(number, token(scenario, number), recorder.take());
  }

  private static String token(Scenario scenario, long number) {
    return "recorded-" + scenario.word() + "-" + number;
  }

  /** A script that writes must leave as many rows behind as the request does. */
  private void requireSameEffect(
      Scenario scenario, Filled database, Served node, Server server, Path folder) {
    var script = scripts.get(scenario);
    if (script == null) {
      throw new IllegalStateException("there is no script of " + scenario);
    }
    try (var client = client(scenario, database, node)) {
      var before = server.rowCounts(database.name());
      for (int i = 1; i <= REPEATS; i++) {
        scenario.once(client, 0, token(scenario, 1_000 + i));
      }
      var between = server.rowCounts(database.name());
      new Pgbench(
              folder, database.settings().application().withOptions(options), database.customers())
          .runExactly(scenario.word(), script, REPEATS);
      var after = server.rowCounts(database.name());
      var byRequests = difference(before, between);
      var byScript = difference(between, after);
      if (!byRequests.equals(byScript)) {
        throw new IllegalStateException(
            "the requests leave behind " + byRequests + ", their script " + byScript);
      }
    }
  }

  private static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
    var difference = new TreeMap<String, Long>();
    after.forEach((table, rows) -> difference.put(table, rows - before.getOrDefault(table, 0L)));
    return difference;
  }
}
