package io.purser.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** One platform node: started, and started again when it ends without being asked to. */
final class Node {
  private static final Duration TIME_TO_BE_READY = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final int number;
  private final int port;
  private final Map<String, String> settings;
  private final Path log;
  private final Runnable onRestart;
  private volatile boolean stopping;
  private volatile PlatformProcess process;

  /**
   * @param onRestart runs after the node was started again
   */
  Node(int number, Ports ports, Map<String, String> settings, Path log, Runnable onRestart) {
    this.number = number;
    this.port = ports.node(number);
    this.settings = settings;
    this.log = log;
    this.onRestart = onRestart;
    this.process = PlatformProcess.start(List.of("serve"), settings, log);
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  ProcessHandle handle() {
    return process.handle();
  }

  /**
   * @throws CannotStart when it ends, or is not ready in time
   */
  void awaitReady() {
    var health = new Api(url(), Map.of());
    long giveUp = System.nanoTime() + TIME_TO_BE_READY.toNanos();
    while (!isReady(health)) {
      if (!process.isAlive() || System.nanoTime() > giveUp) {
        throw new CannotStart(
            "node " + number + " did not become ready; what it printed is in " + log);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** From now on the node is started again when it ends. */
  void supervise() {
    Thread.ofVirtual().name("supervise-node-" + number).start(this::restartWhenItEnds);
  }

  private void restartWhenItEnds() {
    while (!stopping) {
      int exit = process.onExit().join().exitValue();
      if (!stopping) {
        System.out.println("node " + number + " ended with " + exit + "; starting it again");
        process = PlatformProcess.start(List.of("serve"), settings, log);
        onRestart.run();
      }
    }
  }

  void stop() {
    stopping = true;
    process.stop();
  }

  private static boolean isReady(Api health) {
    try {
      return health.get("/health/ready").status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
