package io.purser.local;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What {@code ./purser up} runs. */
public final class Main {
  private static final int USAGE = 2;
  private static final int REFUSED = 1;

  private Main() {}

  /** The first argument is the folder of the checkout; the rest are the options of {@code up}. */
  public static void main(String... arguments) throws InterruptedException {
    var home = Path.of(arguments[0]).resolve(".purser");
    try {
      var options =
          UpOptions.parse(List.of(arguments).subList(1, arguments.length), home.resolve("data"));
      var up = Up.start(options, home.resolve("env"));
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(up)));
      System.out.println(Greeting.of(up.environment()));
      new CountDownLatch(1).await();
    } catch (BadOption bad) {
      System.err.println("purser: " + bad.getMessage());
      System.exit(USAGE);
    } catch (CannotStart refused) {
      System.err.println("purser: " + refused.getMessage());
      System.exit(REFUSED);
    }
  }

  private static void stop(Up up) {
    System.out.println("stopping");
    up.close();
    System.out.println("stopped");
  }
}
