package io.purser.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;

/**
 * A node of the platform in a process of its own, which a test may kill, pause and end, and start
 * again on the same port.
 */
public final class NodeProcess {
  private static final Duration TIME_TO_BE_READY = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final String url;
  private final Map<String, String> settings;
  private final Path log;
  private final Api health;
  private final Api management;
  private PlatformProcess process;

  NodeProcess(String url, String managementUrl, Map<String, String> settings, Path log) {
    this.url = url;
    this.settings = Map.copyOf(settings);
    this.log = log;
    this.health = new Api(url, Map.of());
    this.management = new Api(managementUrl, Map.of());
    this.process = launched();
  }

  private PlatformProcess launched() {
    return PlatformProcess.start(List.of("serve"), settings, log);
  }

  /** Where it serves the product API. */
  public String url() {
    return url;
  }

  /**
   * The sum of a counter over every line of the metrics that begins so; zero when there is none.
   */
  public double metric(String begin) throws IOException {
    return metrics(begin).sum();
  }

  /** The highest value of a gauge in the lines that begin so; zero when there is none. */
  public double highest(String begin) throws IOException {
    return metrics(begin).max().orElse(0);
  }

  /** The page with all metrics. */
  public String metrics() throws IOException {
    return management.text("/prometheus");
  }

  private DoubleStream metrics(String begin) throws IOException {
    return metrics()
        .lines()
        .filter(line -> line.startsWith(begin))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
  }

  /**
   * What its heap holds that cannot be let go at this moment. It stands still while that is
   * counted.
   */
  public long liveBytes() throws IOException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var counting =
        new ProcessBuilder(jcmd, Long.toString(pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    try (var output = counting.inputReader()) {
      return output
          .lines()
          .filter(line -> line.startsWith("Total"))
          .map(line -> Long.parseLong(line.split("\\s+", -1)[2]))
          .findFirst()
          .orElseThrow(() -> new IOException("the heap of " + url + " cannot be counted"));
    }
  }

  public long pid() {
    return process.handle().pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public boolean isReady() {
    try {
      return health.get("/health/ready").status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Starts it again if it has ended. It is not ready then. */
  public void start() {
    if (!process.isAlive()) {
      process = launched();
    }
  }

  public void awaitReady() {
    long giveUp = System.nanoTime() + TIME_TO_BE_READY.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > giveUp) {
        throw new CannotStart(url + " did not become ready; what it printed is in " + log);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** SIGKILL: it does nothing more. Returns the code with which it ended. */
  public int kill() {
    process.handle().destroyForcibly();
    return process.onExit().join().exitValue();
  }

  /** SIGTERM: it finishes what it is doing. Returns the code with which it ended. */
  public int terminate() {
    process.handle().destroy();
    return process.onExit().join().exitValue();
  }

  /** SIGSTOP: it does nothing until it is resumed, and knows nothing of it. */
  public void pause() {
    signal("-STOP");
  }

  /** SIGCONT. */
  public void resume() {
    signal("-CONT");
  }

  private void signal(String name) {
    try {
      var kill = new ProcessBuilder("kill", name, Long.toString(pid())).inheritIO().start();
      if (kill.waitFor() != 0) {
        throw new CannotStart("could not send " + name + " to " + url);
      }
    } catch (IOException e) {
      throw new CannotStart("could not send " + name + " to " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", e);
    }
  }

  void stop() {
    process.stop();
  }
}
