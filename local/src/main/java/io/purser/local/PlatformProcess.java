package io.purser.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that runs the platform, or one of its commands. */
final class PlatformProcess {
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);

  private final Process process;

  private PlatformProcess(Process process) {
    this.process = process;
  }

  /**
   * @param log what the process prints is added to this file
   */
  static PlatformProcess start(List<String> arguments, Map<String, String> settings, Path log) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx384m"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), NodeMain.class.getName()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(settings);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return new PlatformProcess(builder.start());
    } catch (IOException e) {
      throw new CannotStart("cannot start the platform: " + e.getMessage(), e);
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  CompletableFuture<Process> onExit() {
    return process.onExit();
  }

  /** Waits for its end and returns its exit code. */
  int await(Duration time) throws InterruptedException {
    if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      stop();
      throw new CannotStart("the platform's command took too long");
    }
    return process.exitValue();
  }

  /** Asks it to finish what it is doing, and ends it when that takes too long. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
