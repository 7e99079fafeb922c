package io.purser.dist;

import io.purser.dist.image.Image;
import io.purser.dist.image.ImageCheck;
import io.purser.local.BadOption;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./purser dist} and {@code ./purser image} run. */
public final class Main {
  private static final int USAGE = 2;
  private static final int REFUSED = 1;

  private Main() {}

  /** The folder of the checkout, the command, and its options. */
  public static void main(String... arguments) throws IOException {
    var checkout = new Checkout(Path.of(arguments[0]));
    var options = List.of(arguments).subList(2, arguments.length);
    try {
      switch (arguments[1]) {
        case "dist" -> dist(checkout, options);
        case "image" -> image(checkout, ImageOptions.parse(options));
        default -> throw new BadOption("there is no command " + arguments[1]);
      }
    } catch (BadOption bad) {
      System.err.println("purser: " + bad.getMessage());
      System.exit(USAGE);
    } catch (CannotStart refused) {
      System.err.println("purser: " + refused.getMessage());
      System.exit(REFUSED);
    }
  }

  private static void dist(Checkout checkout, List<String> options) throws IOException {
    if (!options.isEmpty()) {
      throw new BadOption("dist takes no options");
    }
    var distribution = new Distribution(checkout);
    System.out.println(distribution.make() ? "made:" : "nothing has changed since they were made:");
    System.out.println("  " + distribution.layout().root());
    System.out.println("  " + distribution.archive());
  }

  private static void image(Checkout checkout, ImageOptions options) throws IOException {
    if (options.check()) {
      ImageCheck.requireMachine();
    }
    var distribution = new Distribution(checkout);
    distribution.make();
    var image = new Image(checkout, distribution);
    image.make();
    System.out.println("made:\n  " + image.archive());
    if (options.check()) {
      new ImageCheck(distribution, image).run();
    }
  }
}
