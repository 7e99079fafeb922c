package io.purser.dist.image;

import io.purser.local.CannotStart;
import io.purser.local.Neighbours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the check runs a container: with nothing that the platform does not need, and with its
 * settings in files that only its user can read.
 */
final class Confinement {
  static final int MEGABYTES = 400;

  private static final String SETTINGS = "/etc/purser/settings.yml";
  private static final String MASTER_KEY = "/etc/purser/master-key";

  private final List<String> options;

  private Confinement(List<String> options) {
    this.options = options;
  }

  /**
   * @param folder for copies of the settings, which the container's user owns
   */
  static Confinement of(Neighbours neighbours, Path folder) throws IOException {
    var options =
        new ArrayList<>(
            List.of(
                "--read-only",
                // Not even the places in memory that podman makes writable unless it is told.
                "--read-only-tmpfs=false",
                "--cap-drop",
                "all",
                "--security-opt",
                "no-new-privileges",
                "--memory",
                MEGABYTES + "m",
                // More than this is not to be had in many containers that run checks themselves.
                "--ulimit",
                "nofile=4096:20000",
                "--ulimit",
                "nproc=4096:4096",
                // The neighbours listen on the loopback of this machine.
                "--network",
                "host"));
    mount(options, copy(neighbours.settings(), folder), SETTINGS);
    mount(options, copy(neighbours.masterKey(), folder), MASTER_KEY);
    var environment = new TreeMap<>(neighbours.environment(1));
    environment.put("MICRONAUT_CONFIG_FILES", SETTINGS);
    environment.put("PURSER_MASTER_KEY_FILE", MASTER_KEY);
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      options.add("--env");
      options.add(variable.getKey() + "=" + variable.getValue());
    }
    return new Confinement(options);
  }

  /** The options of {@code podman run}. */
  List<String> options() {
    return options;
  }

  private static Path copy(Path file, Path folder) throws IOException {
    var copy = folder.resolve(file.getFileName());
    var ownerReads =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--------"));
    Files.createFile(copy, ownerReads);
    Files.write(copy, Files.readAllBytes(file));
    Files.setAttribute(copy, "unix:uid", SystemFiles.USER);
    return copy;
  }

  private static void mount(List<String> options, Path file, String place) {
    if (file.toString().contains(":")) {
      throw new CannotStart("a folder with a colon in its name cannot be mounted: " + file);
    }
    options.add("--volume");
    options.add(file + ":" + place + ":ro");
  }
}
