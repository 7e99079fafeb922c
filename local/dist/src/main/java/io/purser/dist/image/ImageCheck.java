package io.purser.dist.image;

import io.purser.dist.Command;
import io.purser.dist.Distribution;
import io.purser.dist.Folders;
import io.purser.dist.Training;
import io.purser.dist.Walkthrough;
import io.purser.local.CannotStart;
import io.purser.local.Neighbours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the image for real, confined as tightly as it promises to bear, against a PostgreSQL and the
 * provider's twin on this machine. It ends with an exception at the first promise that is not kept,
 * and leaves nothing running.
 */
public final class ImageCheck {
  /** Rather than start without the cache, with a warning, as in production. */
  private static final List<String> CACHE_OR_NOTHING =
      List.of("--env", "JDK_JAVA_OPTIONS=-XX:AOTMode=on");

  private static final int ROUNDS = 300;
  private static final int STARTS_MEASURED = 3;

  private final Distribution distribution;
  private final Image image;
  private final String container = "purser-check-" + ProcessHandle.current().pid();

  public ImageCheck(Distribution distribution, Image image) {
    this.distribution = distribution;
    this.image = image;
  }

  /**
   * Installs what the check needs.
   *
   * @throws CannotStart when it cannot be done on this machine
   */
  public static void requireMachine() throws IOException {
    Podman.require();
  }

  public void run() throws IOException {
    Podman.call("load", "--quiet", "--input", image.archive().toString());
    var folder = Files.createTempDirectory("purser-image-check");
    try {
      requireSameFiles();
      try (var neighbours = Neighbours.start(folder.resolve("neighbours"))) {
        var confinement = Confinement.of(neighbours, folder);
        runCommands(confinement, neighbours, folder);
        measure(confinement, neighbours, folder);
      }
      Folders.delete(folder);
    } finally {
      Podman.call("image", "rm", "--force", image.name());
    }
  }

  private void requireSameFiles() throws IOException {
    var mounted = Path.of(Podman.call("image", "mount", image.name()));
    try {
      SameFiles.require(
          distribution.archive(), mounted.resolve(Path.of("/").relativize(Image.LAYOUT.root())));
    } finally {
      Podman.call("image", "unmount", image.name());
    }
    say("the image and the archive hold the same files");
  }

  private void runCommands(Confinement confinement, Neighbours neighbours, Path folder)
      throws IOException {
    say("migrate: " + command(confinement, "migrate").lines().toList().getLast());
    var key = Training.keyIn(command(confinement, "bootstrap"));
    say("bootstrap: made a key");
    var log = folder.resolve("serve.log");
    var arguments = with(CACHE_OR_NOTHING, image.name());
    try (var trial = Trial.start(container, confinement, arguments, neighbours.url(1), log)) {
      requireConfined(trial.facts());
      var walkthrough = new Walkthrough(neighbours, key, "check");
      walkthrough.openWalletAndDeposit();
      for (int round = 0; round < ROUNDS; round++) {
        walkthrough.serve(round);
      }
      walkthrough.operate();
      say("served customers, a wallet that the provider opened, and a deposit that it reported");
      requireWithinLimit(trial.facts());
      say("stopped %d ms after it was asked to".formatted(trial.stop().toMillis()));
    }
  }

  private String command(Confinement confinement, String name) throws IOException {
    var arguments = new ArrayList<>(List.of("run", "--rm", "--name", container));
    arguments.addAll(confinement.options());
    arguments.addAll(with(CACHE_OR_NOTHING, image.name()));
    arguments.add(name);
    return Command.outputOf(Podman.command(arguments)).strip();
  }

  private static void requireConfined(ProcessFacts facts) {
    var user = String.valueOf(SystemFiles.USER);
    require(facts.users().stream().allMatch(user::equals), "it runs as " + facts.users());
    require(
        facts.capabilities().stream().allMatch(bits -> bits.matches("0+")),
        "it has the capabilities " + facts.capabilities());
    require(!facts.canGainPrivileges(), "it could gain privileges");
    say("runs as user %s without capabilities, from its AOT cache".formatted(user));
  }

  private static void requireWithinLimit(ProcessFacts facts) {
    require(
        facts.memoryLimitMegabytes() == Confinement.MEGABYTES,
        "its limit is " + facts.memoryLimitMegabytes() + " MB");
    require(
        facts.mostResidentMegabytes() < Confinement.MEGABYTES,
        "it took " + facts.mostResidentMegabytes() + " MB");
    say("took at most %d MB of %d".formatted(facts.mostResidentMegabytes(), Confinement.MEGABYTES));
  }

  /** In turns, so that a slow moment of the machine does not fall on one of them alone. */
  private void measure(Confinement confinement, Neighbours neighbours, Path folder)
      throws IOException {
    var with = new Measurements("with the AOT cache");
    var without = new Measurements("without it");
    var start = Image.LAYOUT.startWithoutCache();
    var uncached =
        Stream.concat(
                Stream.of("--entrypoint", start.getFirst(), image.name()),
                Stream.concat(start.stream().skip(1), Stream.of("serve")))
            .toList();
    for (int turn = 0; turn < STARTS_MEASURED; turn++) {
      measureOnce(with, confinement, with(CACHE_OR_NOTHING, image.name()), neighbours, folder);
      measureOnce(without, confinement, uncached, neighbours, folder);
    }
    System.out.println(Measurements.table(List.of(with, without)));
  }

  private void measureOnce(
      Measurements into,
      Confinement confinement,
      List<String> arguments,
      Neighbours neighbours,
      Path folder)
      throws IOException {
    var log = folder.resolve("measured.log");
    try (var trial = Trial.start(container, confinement, arguments, neighbours.url(1), log)) {
      into.add(trial.ready(), trial.facts().residentMegabytes());
      trial.stop();
    }
  }

  private static List<String> with(List<String> options, String image) {
    return Stream.concat(options.stream(), Stream.of(image)).toList();
  }

  private static void require(boolean kept, String otherwise) {
    if (!kept) {
      throw new CannotStart("the image does not keep its promise: " + otherwise);
    }
  }

  private static void say(String line) {
    System.out.println("  " + line);
  }
}
