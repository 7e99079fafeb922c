package io.purser.bench;

import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** What the figures were taken on. */
final class Machine {
  private Machine() {}

  static List<String> describe(Path home, String command, String postgres, String startedFrom) {
    return List.of(
        "Taken on "
            + LocalDate.now(ZoneOffset.UTC)
            + " at commit "
            + commit(home)
            + " by `"
            + command
            + "`.",
        "Machine: "
            + processor()
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " cores"
            + memory()
            + ", "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + ".",
        "Java "
            + Runtime.version()
            + ", PostgreSQL "
            + postgres
            + " with fsync and synchronous commits; the platform is started from "
            + startedFrom
            + " at its default settings. Load, platform and database share the machine.");
  }

  /** The commit, and whether anything is there that is not in it. */
  private static String commit(Path home) {
    try {
      var commit = git(home, "rev-parse", "--short=10", "HEAD").strip();
      return git(home, "status", "--porcelain", "--untracked-files=no").isBlank()
          ? commit
          : commit + " with changes";
    } catch (CannotStart noRepository) {
      return "unknown";
    }
  }

  private static String git(Path home, String... arguments) {
    var command = new java.util.ArrayList<>(List.of("git", "-C", home.toString()));
    command.addAll(List.of(arguments));
    return Commands.run(command, Map.of());
  }

  private static String processor() {
    return line("/proc/cpuinfo", "model name", System.getProperty("os.arch"));
  }

  private static String memory() {
    var total = line("/proc/meminfo", "MemTotal", "");
    return total.isEmpty()
        ? ""
        : ", " + Math.round(Long.parseLong(total.replaceAll("\\D", "")) / (1024.0 * 1024)) + " GB";
  }

  private static String line(String file, String name, String otherwise) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    } catch (IOException notLinux) {
      return otherwise;
    }
  }
}
