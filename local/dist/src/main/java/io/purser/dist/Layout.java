package io.purser.dist;

import java.nio.file.Path;
import java.util.List;

/**
 * Where things lie in what is deployed, whether that is a folder of this machine or of a container.
 */
public record Layout(Path root) {
  public Path script() {
    return root.resolve("bin/purser");
  }

  public Path jvmOptions() {
    return root.resolve("etc/jvm.options");
  }

  public Path readme() {
    return root.resolve("README.txt");
  }

  public Path libraries() {
    return root.resolve("lib");
  }

  /** Names the main class and every other jar. */
  public Path launcherJar() {
    return libraries().resolve("purser.jar");
  }

  /** Classes loaded and linked, and methods profiled, by a training run. */
  public Path cache() {
    return libraries().resolve("purser.aot");
  }

  public Path runtime() {
    return root.resolve("runtime");
  }

  public Path java() {
    return runtime().resolve("bin/java");
  }

  /** What the start script executes, before the command of the platform. */
  public List<String> startWithCache() {
    return start("-XX:AOTCache=" + cache());
  }

  /** The same without the cache. */
  public List<String> startWithoutCache() {
    return List.of(java().toString(), "@" + jvmOptions(), "-jar", launcherJar().toString());
  }

  /** The same, with an option of the JVM in the place of the cache. */
  List<String> start(String option) {
    return List.of(java().toString(), "@" + jvmOptions(), option, "-jar", launcherJar().toString());
  }
}
