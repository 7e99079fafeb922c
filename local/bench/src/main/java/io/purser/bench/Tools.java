package io.purser.bench;

import io.purser.local.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The programs that make the load. On Debian they are installed when they are missing. */
final class Tools {
  private static final Map<String, String> PACKAGES = Map.of("wrk", "wrk", "pgbench", "postgresql");

  private Tools() {}

  static void require() {
    var missing = PACKAGES.keySet().stream().filter(tool -> !works(tool)).sorted().toList();
    if (missing.isEmpty()) {
      return;
    }
    var packages = missing.stream().map(PACKAGES::get).toList();
    if (!isInstalled("apt-get") || !"root".equals(System.getProperty("user.name"))) {
      throw new CannotStart(
          String.join(" and ", missing)
              + " must be installed first: on Debian the packages "
              + String.join(" and ", packages)
              + ", with Homebrew wrk and postgresql");
    }
    System.out.println("installing " + String.join(" and ", packages));
    Commands.run(List.of("apt-get", "update", "-qq"), Map.of());
    var install = new ArrayList<>(List.of("apt-get", "install", "-qq", "-y"));
    install.addAll(packages);
    Commands.run(install, Map.of("DEBIAN_FRONTEND", "noninteractive"));
  }

  /** Debian has a pgbench even without PostgreSQL: one that only says what to install. */
  private static boolean works(String tool) {
    if (!isInstalled(tool)) {
      return false;
    }
    try {
      return !tool.equals("pgbench")
          || Commands.run(List.of(tool, "--version"), Map.of()).startsWith("pgbench (");
    } catch (CannotStart broken) {
      return false;
    }
  }

  private static boolean isInstalled(String tool) {
    for (var folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, tool))) {
        return true;
      }
    }
    return false;
  }
}
