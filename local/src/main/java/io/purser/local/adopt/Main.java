package io.purser.local.adopt;

import io.purser.local.BadOption;
import io.purser.local.CannotStart;
import io.purser.local.ProductAccess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What {@code ./purser adopt} runs. */
public final class Main {
  private static final int USAGE = 2;
  private static final int REFUSED = 1;

  private static final String HELP =
      """
      usage: ./purser adopt --reason "…"                  reads the provider's lists of customers, and shows whose each
                                                          record may be that is linked to nobody
               --confirm exact   links those that carry our own reference or your own id of a customer
               --url URL         a product elsewhere, as the operator whose token is in PURSER_TOKEN
      docs/operations.md says what to do with the rest.
      """;

  private Main() {}

  /** The first argument is the folder of the checkout. */
  public static void main(String... arguments) {
    var rest = List.of(arguments).subList(1, arguments.length);
    if (rest.equals(List.of("--help")) || rest.equals(List.of("help"))) {
      System.out.print(HELP);
      return;
    }
    int status =
        run(Path.of(arguments[0], ".purser", "env"), rest, System.getenv(), System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Returns the exit code. */
  public static int run(
      Path environmentFile,
      List<String> arguments,
      Map<String, String> environment,
      PrintStream out,
      PrintStream err) {
    try {
      var options = Options.parse(arguments);
      var api =
          ProductAccess.of(environmentFile, options.url(), environment)
              .with("Purser-Reason", options.reason());
      return new Adoption(api, out).run(options.confirmExact()) ? 0 : REFUSED;
    } catch (BadOption bad) {
      err.println("purser: " + bad.getMessage() + "\n\n" + HELP);
      return USAGE;
    } catch (CannotStart refused) {
      err.println("purser: " + refused.getMessage());
      return REFUSED;
    } catch (IOException away) {
      err.println(
          "purser: the product does not answer; the import goes on, and so does the command"
              + " when it is said again: "
              + away.getMessage());
      return REFUSED;
    }
  }
}
