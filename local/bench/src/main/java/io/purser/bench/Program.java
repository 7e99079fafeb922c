package io.purser.bench;

import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that can be started.
 *
 * @param name what to call it
 * @param command how it begins; arguments follow
 */
record Program(String name, List<String> command) {
  /** As the distribution starts it, so far as the heap is concerned. */
  private static final List<String> JVM =
      List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx512m", "-XX:MaxNewSize=96m");

  private static final List<String> ACCESS =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  Program {
    command = List.copyOf(command);
  }

  /**
   * The platform as it is deployed, where {@code ./purser dist} has made the distribution, and else
   * from the class path of this process without the benchmark's own classes.
   */
  static Program platform(Path home) {
    var distribution = home.resolve("app/target/dist/purser/bin/purser");
    if (Files.isExecutable(distribution)) {
      return new Program("the distribution", List.of(distribution.toString()));
    }
    var classPath = new ArrayList<>(List.of(System.getProperty("java.class.path").split(":", -1)));
    classPath.removeIf(entry -> entry.endsWith("/bench/target/classes"));
    return java(
        "the class path", List.of("-cp", String.join(":", classPath), "io.purser.local.NodeMain"));
  }

  /** The endpoint with nothing behind it. */
  static Program hello(Path home) {
    var target = home.resolve("local/bench/hello/target");
    try {
      var classPath =
          target.resolve("classes") + ":" + Files.readString(target.resolve("classpath")).strip();
      return java("hello", List.of("-cp", classPath, "io.purser.bench.hello.HelloMain"));
    } catch (IOException e) {
      throw new CannotStart("hello is not built: " + e.getMessage(), e);
    }
  }

  /** A jar that starts by itself, with as much memory as the platform. */
  static Program jar(String name, Path jar) {
    return java(name, List.of("-jar", jar.toString()));
  }

  private static Program java(String name, List<String> what) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(ACCESS);
    command.addAll(what);
    return new Program(name, command);
  }

  /**
   * @param log what the process prints is added to this file
   */
  Process start(List<String> arguments, Map<String, String> environment, Path log) {
    var whole = new ArrayList<>(command);
    whole.addAll(arguments);
    var builder = new ProcessBuilder(whole);
    builder.environment().putAll(environment);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new CannotStart("cannot start " + name + ": " + e.getMessage(), e);
    }
  }
}
