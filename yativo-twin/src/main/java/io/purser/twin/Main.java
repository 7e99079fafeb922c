package io.purser.twin;

import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs a twin until it is told to stop. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    TwinSettings settings;
    try {
      settings = CommandLine.parse(List.of(arguments));
    } catch (CommandLine.BadOption bad) {
      System.err.println(bad.getMessage());
      System.err.println();
      System.err.print(CommandLine.USAGE);
      System.exit(2);
      return;
    }
    if (settings == null) {
      System.out.print(CommandLine.USAGE);
      return;
    }
    run(settings);
  }

  private static void run(TwinSettings settings) throws InterruptedException {
    Twin twin;
    try {
      twin = Twin.start(settings);
    } catch (IOException | IllegalArgumentException failed) {
      System.err.println(sentence(failed, settings));
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(twin), "twin-stop"));
    System.out.println("Yativo twin");
    System.out.println("  provider API  " + twin.baseUrl());
    System.out.println("  control API   " + twin.controlUrl());
    System.out.println("  API key       " + twin.apiKey());
    System.out.println("  API secret    " + twin.apiSecret());
    System.out.println(
        "  state         " + (settings.stateFile() == null ? "in memory" : settings.stateFile()));
    System.out.flush();
    new CountDownLatch(1).await();
  }

  private static String sentence(Exception failed, TwinSettings settings) {
    return failed.getCause() instanceof BindException
        ? "Port "
            + settings.port()
            + " on "
            + settings.host()
            + " cannot be used: it is busy, or"
            + " not ours to bind. Choose another with --port."
        : "The twin cannot start: " + failed.getMessage();
  }

  private static void stop(Twin twin) {
    try {
      twin.close();
      System.out.println("The twin has stopped.");
    } catch (IOException failed) {
      System.err.println("The state file could not be closed: " + failed.getMessage());
    }
  }
}
