package io.purser.domain.simulation;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.function.Consumer;

/** {@code ./purser simulate}: many schedules, or one of them step by step. */
public final class Simulate {
  private static final String USAGE =
      """
      usage: ./purser simulate [--schedules N] [--from SEED]   N schedules (100000), from this seed on (1)
             ./purser simulate --seed SEED                     one schedule, step by step
      """;

  private Simulate() {}

  /** Ends with 1 when something happened that must not, and with 2 when it was not understood. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    System.exit(run(args, System.out::println));
  }

  static int run(String[] args, Consumer<String> out) {
    int schedules = 100_000;
    long from = 1;
    Long seed = null;
    try {
      for (int i = 0; i < args.length; i += 2) {
        switch (args[i]) {
          case "--schedules" -> schedules = Integer.parseInt(args[i + 1]);
          case "--from" -> from = Long.parseLong(args[i + 1]);
          case "--seed" -> seed = Long.valueOf(args[i + 1]);
          default -> throw new IllegalArgumentException(args[i]);
        }
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notUnderstood) {
      out.accept(USAGE);
      return 2;
    }
    return seed == null ? many(schedules, from, out) : one(seed, out);
  }

  private static int many(int schedules, long from, Consumer<String> out) {
    long start = System.nanoTime();
    try {
      var report = new Simulation(from, schedules).run();
      out.accept(report.text((System.nanoTime() - start) / 1e9));
      return 0;
    } catch (Violation found) {
      out.accept(found.getMessage());
      return 1;
    }
  }

  private static int one(long seed, Consumer<String> out) {
    var trace = new Trace(true);
    try {
      var outcome = new Schedule(seed, trace).run();
      trace.words().forEach(out);
      out.accept("seed " + seed + ": nothing wrong; " + outcome);
      return 0;
    } catch (Violation found) {
      trace.words().forEach(out);
      out.accept("seed " + seed + ": " + found.getMessage());
      out.accept(stackOf(found));
      return 1;
    }
  }

  private static String stackOf(Violation found) {
    var text = new StringWriter();
    found.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
