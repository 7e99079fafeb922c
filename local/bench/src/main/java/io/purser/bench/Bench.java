package io.purser.bench;

import io.purser.local.BadOption;
import io.purser.local.CannotStart;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./purser bench} runs. */
public final class Bench {
  private static final int USAGE = 2;
  private static final int REFUSED = 1;

  private Bench() {}

  /** The first argument is the folder of the checkout; the rest are the options. */
  public static void main(String... arguments) {
    var home = Path.of(arguments[0]);
    var rest = List.of(arguments).subList(1, arguments.length);
    if (rest.contains("--help")) {
      System.out.print(BenchOptions.HELP);
      return;
    }
    System.exit(run(home, rest));
  }

  private static int run(Path home, List<String> arguments) {
    try {
      var options = BenchOptions.parse(arguments);
      Tools.require();
      var command = String.join(" ", "./purser bench", String.join(" ", arguments)).strip();
      try (var surroundings = Surroundings.start(home, options)) {
        var part = options.peer() ? "peer" : "figures";
        var text =
            Report.text(
                Machine.describe(
                    home, command, surroundings.server().version(), surroundings.platform().name()),
                new Measurements(surroundings, home, options).all());
        System.out.println();
        System.out.println(text);
        if (options.write()) {
          new Report(home.resolve("docs/benchmarks.md")).write(part, text);
          System.out.println("written to docs/benchmarks.md");
        }
      }
      return 0;
    } catch (BadOption bad) {
      System.err.println("purser: " + bad.getMessage());
      System.err.print(BenchOptions.HELP);
      return USAGE;
    } catch (CannotStart refused) {
      System.err.println("purser: " + refused.getMessage());
      return REFUSED;
    }
  }
}
