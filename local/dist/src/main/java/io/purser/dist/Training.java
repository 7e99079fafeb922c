package io.purser.dist;

import io.purser.local.CannotStart;
import io.purser.local.Neighbours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Runs the folder for a while as it will be run, and lets the JVM write down what it loaded, linked
 * and profiled. A start with that cache takes a third of the time.
 */
public final class Training {
  private static final Duration TIME_TO_BE_READY = Duration.ofMinutes(1);

  /** The JVM writes the cache when it ends, which takes about ten seconds. */
  private static final Duration TIME_TO_WRITE = Duration.ofMinutes(3);

  /** Enough for the methods that serve requests to be compiled, and so to be profiled. */
  private static final int ROUNDS = 200;

  private final Layout layout;
  private final Path folder;

  /**
   * @param folder for the database and the logs of the run
   */
  Training(Layout layout, Path folder) {
    this.layout = layout;
    this.folder = folder;
  }

  void run() throws IOException {
    try (var neighbours = Neighbours.start(folder.resolve("neighbours"))) {
      var key = bootstrap(layout.startWithoutCache(), neighbours);
      var log = folder.resolve("training.log");
      var recording = layout.start("-XX:AOTCacheOutput=" + layout.cache());
      try (var node = NodeRun.start(recording, neighbours, log, TIME_TO_BE_READY)) {
        var walkthrough = new Walkthrough(neighbours, key, "training");
        walkthrough.openWalletAndDeposit();
        for (int round = 0; round < ROUNDS; round++) {
          walkthrough.serve(round);
        }
        walkthrough.operate();
        node.stop(TIME_TO_WRITE);
      }
      if (!Files.exists(layout.cache())) {
        throw new CannotStart("the training run left no cache; what it printed is in " + log);
      }
    }
  }

  /** Makes the tenant and returns the key of its service. */
  static String bootstrap(List<String> start, Neighbours neighbours) throws IOException {
    var command = new ArrayList<>(start);
    command.add("bootstrap");
    return keyIn(Command.outputOf(command, neighbours.environment(1)));
  }

  /** The key that {@code bootstrap} printed. */
  public static String keyIn(String output) {
    var key = Pattern.compile("\\bpsk_\\S+").matcher(output);
    if (!key.find()) {
      throw new CannotStart("bootstrap printed no key:\n" + output);
    }
    return key.group();
  }

  /**
   * Fails unless the JVM takes the cache. Otherwise it would only warn, and start slowly.
   *
   * @throws CannotStart with what the JVM says is wrong with it
   */
  static void requireCache(Layout layout) throws IOException {
    var command = new ArrayList<>(layout.startWithCache());
    command.addAll(1, List.of("-XX:AOTMode=on"));
    command.add("help");
    var result = Command.run(command, Map.of());
    if (result.status() != 0) {
      throw new CannotStart("the JVM does not take the cache:\n" + result.output().strip());
    }
  }
}
