package io.purser.bench;

import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes requests as fast as they are answered. */
final class Wrk {
  private static final double MICROS_PER_MILLI = 1_000;
  private static final double MICROS_PER_SECOND = 1_000_000;
  private static final Pattern SUMMARY =
      Pattern.compile(
          "bench requests=(\\d+) duration=(\\d+) refused=(\\d+) broken=(\\d+)"
              + " mean=([\\d.]+) p50=(\\d+) p99=(\\d+)");

  private final Path folder;
  private final int connections;
  private long seed;

  /**
   * @param folder where its scripts are written
   */
  Wrk(Path folder, int connections) {
    this.folder = folder;
    this.connections = connections;
    this.seed = System.currentTimeMillis();
  }

  /**
   * @param script the name of the script that makes the requests
   * @param values what the script asks its environment for
   * @throws CannotStart when a request was not answered with a success
   */
  Load run(String url, String script, Map<String, String> values, Duration time) {
    return read(printed(url, script, values, time));
  }

  /** The same where some requests are meant to be refused. */
  Flooded flood(String url, String script, Map<String, String> values, Duration time) {
    return Flooded.read(printed(url, script, values, time));
  }

  private String printed(String url, String script, Map<String, String> values, Duration time) {
    var environment = new HashMap<>(values);
    environment.put("BENCH_SEED", Long.toString(++seed));
    var command =
        List.of(
            "wrk",
            "--threads=1",
            "--connections=" + connections,
            "--duration=" + time.toSeconds() + "s",
            "--timeout=10s",
            "--script=" + write(script),
            url);
    return Commands.run(command, environment);
  }

  /**
   * wrk takes one script, so what all of them share is put in front. Two runs at a time may write
   * the same.
   */
  private Path write(String script) {
    var file = folder.resolve(script + ".lua");
    try {
      var draft = Files.createTempFile(folder, script, ".new");
      Files.writeString(
          draft, Resources.text("summary.lua") + "\n" + Resources.text(script + ".lua"));
      return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CannotStart("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  static Load read(String printed) {
    var summary = summary(printed);
    var flooded = Flooded.of(summary);
    if (flooded.refused() > 0 || flooded.broken() > 0 || flooded.requests() == 0) {
      throw new CannotStart(
          "of "
              + flooded.requests()
              + " requests "
              + flooded.refused()
              + " were refused and "
              + flooded.broken()
              + " broke off:\n"
              + printed);
    }
    return new Load(
        flooded.requests(),
        flooded.perSecond(),
        Double.parseDouble(summary.group(5)) / MICROS_PER_MILLI,
        Long.parseLong(summary.group(6)) / MICROS_PER_MILLI,
        Long.parseLong(summary.group(7)) / MICROS_PER_MILLI);
  }

  private static MatchResult summary(String printed) {
    var summary = SUMMARY.matcher(printed);
    if (!summary.find()) {
      throw new CannotStart("wrk printed no summary:\n" + printed);
    }
    return summary;
  }

  /**
   * What became of requests that need not have succeeded.
   *
   * @param requests those that were answered
   * @param refused those of them that were not answered with a success
   * @param broken those whose connection was cut off
   */
  record Flooded(long requests, double perSecond, long refused, long broken) {
    static Flooded read(String printed) {
      return of(summary(printed));
    }

    private static Flooded of(MatchResult summary) {
      long requests = Long.parseLong(summary.group(1));
      return new Flooded(
          requests,
          requests * MICROS_PER_SECOND / Long.parseLong(summary.group(2)),
          Long.parseLong(summary.group(3)),
          Long.parseLong(summary.group(4)));
    }
  }
}
