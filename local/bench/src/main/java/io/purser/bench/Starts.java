package io.purser.bench;

import io.purser.bench.Databases.Filled;
import java.util.ArrayList;
import java.util.OptionalLong;

/** How soon a node is ready on a database that is there, and what it holds in memory. */
final class Starts {
  private static final int TIMES = 5;
  private static final double READY_SECONDS = 1.5;
  private static final long LOADED_BYTES = 350L * 1024 * 1024;
  private static final double MILLIS_PER_SECOND = 1_000;

  private Starts() {}

  /** What a node held when it was ready and after it was under load. */
  record Memory(OptionalLong ready, OptionalLong loaded, long secondsOfLoad) {}

  static Section measure(Surroundings surroundings, Filled database, Memory memory) {
    var seconds = new ArrayList<Double>();
    for (int start = 1; start <= TIMES; start++) {
      try (var node = surroundings.node(database.settings())) {
        seconds.add(node.timeToReady().toMillis() / MILLIS_PER_SECOND);
      }
    }
    var ready = Median.of(seconds);
    var table = new Table("one node", "measured", "aim", "met");
    table.row(
        "ready after, s",
        Figures.seconds(ready.value())
            + " ("
            + Figures.seconds(ready.least())
            + " to "
            + Figures.seconds(ready.most())
            + ")",
        "1.50",
        Figures.met(ready.value() < READY_SECONDS));
    table.row("resident when ready, MB", megabytes(memory.ready()), "", "");
    table.row(
        "resident after " + memory.secondsOfLoad() + " s of load, MB",
        megabytes(memory.loaded()),
        "350",
        memory.loaded().isPresent() ? Figures.met(memory.loaded().getAsLong() < LOADED_BYTES) : "");
    return new Section(
        "Start and memory",
        table.text()
            + "\nReady is when `/health/ready` is answered with 200, counted from the start of the process, over "
            + TIMES
            + " starts. The load is that of the requests above, one after the other.\n");
  }

  private static String megabytes(OptionalLong bytes) {
    return bytes.isPresent()
        ? Figures.megabytes((double) bytes.getAsLong())
        : "not told by this system";
  }
}
