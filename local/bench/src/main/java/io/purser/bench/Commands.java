package io.purser.bench;

import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs a command of this machine and returns what it printed. */
final class Commands {
  private Commands() {}

  /**
   * @throws CannotStart when it fails; the message has what it printed
   */
  static String run(List<String> command, Map<String, String> environment) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      process.getOutputStream().close();
      var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new CannotStart(command.getFirst() + " ended with " + status + ":\n" + printed);
      }
      return printed;
    } catch (IOException e) {
      throw new CannotStart("cannot run " + command.getFirst() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", e);
    }
  }
}
