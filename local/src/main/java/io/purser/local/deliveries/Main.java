package io.purser.local.deliveries;

import io.purser.local.BadOption;
import io.purser.local.CannotStart;
import io.purser.local.ProductAccess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What {@code ./purser deliveries} runs. */
public final class Main {
  private static final int USAGE = 2;
  private static final int REFUSED = 1;

  private Main() {}

  /** The first argument is the folder of the checkout. */
  public static void main(String... arguments) {
    var environmentFile = Path.of(arguments[0]).resolve(".purser").resolve("env");
    try {
      run(
          List.of(arguments).subList(1, arguments.length),
          System.getenv(),
          environmentFile,
          System.out);
    } catch (BadOption bad) {
      System.err.println("purser: " + bad.getMessage());
      System.err.print(Order.USAGE);
      System.exit(USAGE);
    } catch (CannotStart refused) {
      System.err.println("purser: " + refused.getMessage());
      System.exit(REFUSED);
    } catch (IOException unreachable) {
      System.err.println("purser: the platform cannot be reached: " + unreachable.getMessage());
      System.exit(REFUSED);
    }
  }

  /**
   * @param environmentFile what a platform on this machine has written, for when no other is named
   */
  public static void run(
      List<String> arguments,
      Map<String, String> environment,
      Path environmentFile,
      PrintStream out)
      throws IOException {
    var order = Order.parse(arguments);
    if (order.command() == Order.Command.HELP) {
      out.print(Order.USAGE);
      return;
    }
    var api = ProductAccess.of(environmentFile, order.url(), environment);
    var reason = order.reason();
    new Commands(reason == null ? api : api.with("Purser-Reason", reason), out).run(order);
  }
}
