package io.purser.local.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The figures of this run's tests, written anew after each of them, so that a run that is cut short
 * leaves what it has found.
 */
public final class Report {
  private static final Path FILE = Path.of("target", "reliability-report.md");
  private static final Map<String, List<String>> ROWS = new LinkedHashMap<>();

  private final String test;
  private final List<String> figures = new ArrayList<>();

  private Report(String test) {
    this.test = test;
  }

  /** The row of one test; it counts once {@link #done} is called. */
  public static Report of(String test) {
    return new Report(test);
  }

  public Report figure(String name, long value) {
    figures.add(name + " " + value);
    return this;
  }

  public Report figure(String name, double value) {
    figures.add(name + " " + String.format(Locale.ROOT, "%.2f", value));
    return this;
  }

  public Report figure(String name, Duration value) {
    return figure(name + " (s)", value.toMillis() / 1000.0);
  }

  Report of(Journal journal) {
    return figure("writes", journal.writes().size())
        .figure("acknowledged", journal.acknowledged())
        .figure("lost connections", journal.count(Journal.Met.LOST_CONNECTION))
        .figure("answers 5xx", journal.count(Journal.Met.SERVER_ERROR));
  }

  Report of(Aftermath aftermath) {
    return figure("acknowledged and lost", aftermath.outcome().lost())
        .figure("effects compared", aftermath.outcome().effects())
        .figure("transfers among them", aftermath.outcome().transfers())
        .figure("doubled", aftermath.outcome().doubled())
        .figure("settled after", aftermath.settledAfter());
  }

  public void done() {
    synchronized (ROWS) {
      ROWS.put(test, List.copyOf(figures));
      write();
    }
  }

  private static void write() {
    var text = new StringBuilder();
    text.append(
        """
        Form: %s. Ended %s, on commit `%s`. Machine: %d cores, %s %s, Java %s.

        | Test | Figures |
        | --- | --- |
        """
            .formatted(
                Extent.chosen().name().toLowerCase(Locale.ROOT),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                commit(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version()));
    ROWS.forEach(
        (name, values) ->
            text.append("| ")
                .append(name)
                .append(" | ")
                .append(String.join("; ", values))
                .append(" |\n"));
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a star when the checkout holds changes that the commit does not. */
  private static String commit() {
    try {
      return output("git", "rev-parse", "--short=12", "HEAD")
          + (output("git", "status", "--porcelain", "--untracked-files=no").isEmpty() ? "" : "*");
    } catch (IOException noGit) {
      return "unknown";
    }
  }

  private static String output(String... command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
