package io.purser.bench;

import io.purser.local.CannotStart;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process that answers HTTP on this machine. */
final class Served implements AutoCloseable {
  private static final Duration TIME_TO_BE_READY = Duration.ofSeconds(60);
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(40);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
  private static final int PATIENCE_MILLIS = 2_000;

  private final Process process;
  private final String url;
  private final Duration timeToReady;

  private Served(Process process, String url, Duration timeToReady) {
    this.process = process;
    this.url = url;
    this.timeToReady = timeToReady;
  }

  /**
   * Starts a program and waits until this path of it is answered with 200.
   *
   * @throws CannotStart when that does not happen in time
   */
  static Served start(
      Program program,
      List<String> arguments,
      Map<String, String> settings,
      String readyPath,
      Path log) {
    int port = FreePort.next();
    var environment = new HashMap<>(settings);
    environment.put("PORT", Integer.toString(port));
    environment.put("MICRONAUT_SERVER_HOST", "127.0.0.1");
    environment.put("MICRONAUT_SERVER_PORT", Integer.toString(port));
    environment.put("ENDPOINTS_ALL_PORT", Integer.toString(FreePort.next()));
    var url = "http://127.0.0.1:" + port;
    long begin = System.nanoTime();
    var process = program.start(arguments, environment, log);
    while (!isReady(url + readyPath)) {
      var waited = Duration.ofNanos(System.nanoTime() - begin);
      if (!process.isAlive() || waited.compareTo(TIME_TO_BE_READY) > 0) {
        process.destroyForcibly();
        throw new CannotStart(
            program.name() + " did not become ready; what it printed is in " + log);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return new Served(process, url, Duration.ofNanos(System.nanoTime() - begin));
  }

  String url() {
    return url;
  }

  /** From the moment the process was asked for until it was ready. */
  Duration timeToReady() {
    return timeToReady;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** The one that runs: a start script that does not hand over to java has it as a child. */
  ProcessHandle javaProcess() {
    return handle()
        .descendants()
        .filter(child -> child.info().command().orElse("").endsWith("java"))
        .findFirst()
        .orElse(handle());
  }

  /** What it holds in memory, in bytes; empty where the system does not tell. */
  OptionalLong resident() {
    long id = javaProcess().pid();
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(id), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException notLinux) {
      return OptionalLong.empty();
    }
  }

  private static boolean isReady(String url) {
    try {
      var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      return connection.getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
