package io.purser.dist;

import io.purser.local.CannotStart;
import java.util.Locale;

/** The kind of machine that this is, in the words of the container world. */
public final class Platform {
  public static final String ARCHITECTURE = architecture(System.getProperty("os.arch"));
  public static final String SYSTEM = system(System.getProperty("os.name"));

  /** As it stands in the names of archives. */
  public static final String NAME = SYSTEM + "-" + ARCHITECTURE;

  private Platform() {}

  private static String architecture(String name) {
    return switch (name) {
      case "amd64", "x86_64" -> "amd64";
      case "aarch64" -> "arm64";
      default -> throw new CannotStart("there is no Purser for the architecture " + name);
    };
  }

  private static String system(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("mac")) {
      return "darwin";
    }
    if (lower.equals("linux")) {
      return "linux";
    }
    throw new CannotStart("there is no Purser for " + name);
  }
}
