package io.purser.dist;

import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program of this machine that is run to its end. */
public final class Command {
  private Command() {}

  /**
   * What it printed, its errors included.
   *
   * @throws CannotStart when it failed
   */
  public static String outputOf(List<String> command) throws IOException {
    return outputOf(command, Map.of());
  }

  /** The same with more variables in its environment. */
  public static String outputOf(List<String> command, Map<String, String> environment)
      throws IOException {
    var result = run(command, environment);
    if (result.status() != 0) {
      throw new CannotStart(
          String.join(" ", command)
              + " ended with "
              + result.status()
              + ":\n"
              + result.output().strip());
    }
    return result.output();
  }

  /** What it printed, or empty when it failed or is not there. */
  public static Optional<String> tryOutputOf(List<String> command) {
    try {
      var result = run(command, Map.of());
      return result.status() == 0 ? Optional.of(result.output()) : Optional.empty();
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  /** How it ended and what it printed. */
  public record Result(int status, String output) {}

  public static Result run(List<String> command, Map<String, String> environment)
      throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    try (var output = process.getInputStream()) {
      var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), text);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", e);
    }
  }
}
