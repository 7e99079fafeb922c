package io.purser.dist;

import io.purser.local.Api;
import io.purser.local.CannotStart;
import io.purser.local.Neighbours;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A node that is started from the folder and stopped again. */
public final class NodeRun implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private final Process process;
  private final Path log;
  private final Duration ready;

  private NodeRun(Process process, Path log, Duration ready) {
    this.process = process;
    this.log = log;
    this.ready = ready;
  }

  /**
   * Starts a node and waits until it is ready.
   *
   * @param start the beginning of the command, as {@link Layout} gives it
   * @throws CannotStart when it ends, or is not ready in time
   */
  public static NodeRun start(
      List<String> start, Neighbours neighbours, Path log, Duration patience) throws IOException {
    var command = new ArrayList<>(start);
    command.add("serve");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(neighbours.environment(1));
    long begin = System.nanoTime();
    var process = builder.start();
    try {
      awaitReady(new Api(neighbours.url(1), Map.of()), process::isAlive, patience, log);
    } catch (CannotStart failed) {
      process.destroyForcibly();
      throw failed;
    }
    return new NodeRun(process, log, Duration.ofNanos(System.nanoTime() - begin));
  }

  /** Whether what serves is still there. */
  public interface Alive {
    boolean isAlive();
  }

  /**
   * @throws CannotStart when what serves ends first, or time runs out
   */
  public static void awaitReady(Api health, Alive node, Duration patience, Path log) {
    long giveUp = System.nanoTime() + patience.toNanos();
    while (!isReady(health)) {
      if (!node.isAlive() || System.nanoTime() > giveUp) {
        throw new CannotStart("the platform did not become ready; what it printed is in " + log);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private static boolean isReady(Api health) {
    try {
      return health.get("/health/ready").status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** From its start to the first answer that it is ready. */
  public Duration ready() {
    return ready;
  }

  public long pid() {
    return process.pid();
  }

  /**
   * Asks it to end and waits.
   *
   * @throws CannotStart when it takes longer
   */
  public void stop(Duration patience) {
    process.destroy();
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CannotStart("the platform did not stop; what it printed is in " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
