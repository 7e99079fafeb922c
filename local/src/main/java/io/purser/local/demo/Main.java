package io.purser.local.demo;

import io.purser.local.Api;
import io.purser.local.BadOption;
import io.purser.local.CannotStart;
import io.purser.local.ProductAccess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What {@code ./purser demo} runs. */
public final class Main {
  private static final int USAGE = 2;
  private static final int REFUSED = 1;

  private static final String HELP =
      """
      usage: ./purser demo cards     from a new customer to a settled purchase, a refund and a frozen card,
                                     against what ./purser up has started; the twin plays everybody else
      Moves the twin's clock forward instead of waiting. Ends with 1 when something is not as it should be.
      """;

  private Main() {}

  /** The first argument is the folder of the checkout. */
  public static void main(String... arguments) {
    int status =
        run(
            Path.of(arguments[0], ".purser", "env"),
            List.of(arguments).subList(1, arguments.length),
            System.out,
            System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Returns the exit code. */
  public static int run(
      Path environmentFile, List<String> arguments, PrintStream out, PrintStream err) {
    try {
      if (arguments.equals(List.of("--help"))) {
        out.print(HELP);
        return 0;
      }
      if (!arguments.equals(List.of("cards"))) {
        throw new BadOption("there is one demo: cards");
      }
      var running = ProductAccess.running(environmentFile);
      var product =
          new Api(
              running.value("PURSER_URL"),
              Map.of("Authorization", "Bearer " + running.value("PURSER_API_KEY")));
      var twin = new Api(running.value("TWIN_URL"), Map.of());
      new Walk(product, twin, out).take(new CardDemo().steps());
      out.println("\nThat was everything, and all of it was as it should be.");
      return 0;
    } catch (BadOption bad) {
      err.println("purser: " + bad.getMessage() + "\n\n" + HELP);
      return USAGE;
    } catch (CannotStart unexpected) {
      err.println("purser: " + unexpected.getMessage());
      return REFUSED;
    } catch (IOException away) {
      err.println("purser: there is no answer: " + away.getMessage());
      return REFUSED;
    }
  }
}
