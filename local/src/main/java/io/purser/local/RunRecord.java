package io.purser.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes that a run on a data folder consists of, noted in the folder, so that the next run
 * finds what an earlier one left. A process is known by its id and the moment it began, because ids
 * are used again.
 */
public final class RunRecord {
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(40);

  private final Path file;

  public RunRecord(DataFolder folder) {
    this.file = folder.path("processes");
  }

  /** Notes the processes of this run. */
  public void note(List<ProcessHandle> processes) {
    var lines = new StringBuilder();
    for (var process : processes) {
      lines.append(process.pid()).append(' ').append(begin(process)).append('\n');
    }
    DataFolder.writePrivately(file, lines.toString());
  }

  public void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new CannotStart("cannot delete " + file, e);
    }
  }

  /**
   * Stops what an earlier run on this folder has left running. Returns whether there was anything.
   */
  public boolean stop() {
    try {
      if (!Files.exists(file)) {
        return false;
      }
      var running =
          Files.readAllLines(file).stream().flatMap(line -> running(line).stream()).toList();
      running.forEach(RunRecord::stop);
      return !running.isEmpty();
    } catch (IOException e) {
      throw new CannotStart("cannot read " + file, e);
    }
  }

  private static Optional<ProcessHandle> running(String line) {
    var words = line.split(" ", -1);
    return ProcessHandle.of(Long.parseLong(words[0]))
        .filter(
            process ->
                begin(process).equals(words[1]) && process.pid() != ProcessHandle.current().pid());
  }

  private static String begin(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }

  private static void stop(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException stuck) {
      process.destroyForcibly();
    } catch (ExecutionException e) {
      throw new CannotStart("cannot stop process " + process.pid() + " of an earlier run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", e);
    }
  }
}
