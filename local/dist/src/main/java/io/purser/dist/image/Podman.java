package io.purser.dist.image;

import io.purser.dist.Command;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The container engine of the check. */
final class Podman {
  /** Runs on old and new control groups alike, which Debian's default, crun, does not. */
  private static final List<String> PROGRAM = List.of("podman", "--runtime", "runc");

  private static final Map<String, String> QUIET = Map.of("DEBIAN_FRONTEND", "noninteractive");

  private Podman() {}

  /**
   * Installs what is missing.
   *
   * @throws CannotStart when this machine is none on which it can be installed
   */
  static void require() throws IOException {
    if (!"root".equals(System.getProperty("user.name"))) {
      throw new CannotStart("image --check starts containers with limits, so it must run as root");
    }
    if (isThere("podman") && isThere("runc")) {
      return;
    }
    if (!isThere("apt-get")) {
      throw new CannotStart("image --check needs podman and runc; install them and try again");
    }
    System.out.println("installing podman and runc");
    Command.outputOf(List.of("apt-get", "update", "-qq"), QUIET);
    Command.outputOf(
        List.of("apt-get", "install", "-qq", "-y", "--no-install-recommends", "podman", "runc"),
        QUIET);
  }

  private static boolean isThere(String program) {
    for (var folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  static List<String> command(List<String> arguments) {
    var command = new ArrayList<>(PROGRAM);
    command.addAll(arguments);
    return command;
  }

  /**
   * What it printed.
   *
   * @throws CannotStart when it failed
   */
  static String call(String... arguments) throws IOException {
    return Command.outputOf(command(List.of(arguments))).strip();
  }
}
