package io.purser.dist.image;

import io.purser.dist.NodeRun;
import io.purser.local.Api;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A container that serves, from its start until it was stopped. */
final class Trial implements AutoCloseable {
  private static final Duration TIME_TO_BE_READY = Duration.ofSeconds(60);

  /** What orchestrators wait before they kill. */
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

  private final String name;
  private final Process podman;
  private final Path log;
  private final long pid;
  private final Duration ready;

  private Trial(String name, Process podman, Path log, long pid, Duration ready) {
    this.name = name;
    this.podman = podman;
    this.log = log;
    this.pid = pid;
    this.ready = ready;
  }

  /**
   * @param arguments of {@code podman run} after those of the confinement: the image, and perhaps
   *     more options before it and a command after it
   * @throws CannotStart when it does not become ready
   */
  static Trial start(
      String name, Confinement confinement, List<String> arguments, String url, Path log)
      throws IOException {
    var command = new ArrayList<>(List.of("run", "--rm", "--name", name));
    command.addAll(confinement.options());
    command.addAll(arguments);
    var podman =
        new ProcessBuilder(Podman.command(command))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      NodeRun.awaitReady(new Api(url, Map.of()), podman::isAlive, TIME_TO_BE_READY, log);
      var readyAt = Instant.now();
      return new Trial(name, podman, log, pid(name), Duration.between(startOf(name), readyAt));
    } catch (CannotStart | IOException failed) {
      Podman.call("rm", "--force", "--ignore", name);
      throw failed;
    }
  }

  private static long pid(String name) throws IOException {
    return Long.parseLong(Podman.call("inspect", "--format", "{{.State.Pid}}", name));
  }

  /** When the platform's process began, which is a moment after podman did. */
  private static Instant startOf(String name) throws IOException {
    var nanos = Podman.call("inspect", "--format", "{{.State.StartedAt.UnixNano}}", name);
    return Instant.ofEpochSecond(0, Long.parseLong(nanos));
  }

  Duration ready() {
    return ready;
  }

  ProcessFacts facts() throws IOException {
    return ProcessFacts.of(pid);
  }

  /**
   * Asks it to end.
   *
   * @return how long it took
   * @throws CannotStart when an orchestrator would have killed it
   */
  Duration stop() throws IOException {
    long begin = System.nanoTime();
    Podman.call("kill", "--signal", "TERM", name);
    try {
      if (!podman.waitFor(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CannotStart("the container did not stop in time; what it printed is in " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", e);
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Override
  public void close() throws IOException {
    Podman.call("rm", "--force", "--ignore", name);
  }
}
