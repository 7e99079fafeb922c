package io.purser.domain.simulation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What many schedules came to. */
final class Report {
  private final Map<FaultKind, Long> faults = new EnumMap<>(FaultKind.class);
  private final Map<Transition, Long> moves = new TreeMap<>();
  private final Map<String, Long> scenarios = new TreeMap<>();
  private long[] hashes = new long[1024];
  private int counted;
  private int uncounted;
  private long steps;
  private long lateWrites;

  /** Takes a schedule in. False when it is too plain to be counted. */
  boolean add(Schedule.Outcome outcome) {
    if (!outcome.counts()) {
      uncounted++;
      return false;
    }
    if (counted == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * counted);
    }
    hashes[counted++] = outcome.hash();
    steps += outcome.steps();
    lateWrites += outcome.lateWrites();
    scenarios.merge(outcome.scenario(), 1L, Long::sum);
    outcome.faults().forEach((kind, hits) -> faults.merge(kind, (long) hits, Long::sum));
    outcome.moves().forEach((move, hits) -> moves.merge(move, (long) hits, Long::sum));
    return true;
  }

  void add(Report other) {
    int together = counted + other.counted;
    hashes = Arrays.copyOf(hashes, Math.max(together, 1));
    System.arraycopy(other.hashes, 0, hashes, counted, other.counted);
    counted = together;
    uncounted += other.uncounted;
    steps += other.steps;
    lateWrites += other.lateWrites;
    other.scenarios.forEach((name, times) -> scenarios.merge(name, times, Long::sum));
    other.faults.forEach((kind, hits) -> faults.merge(kind, hits, Long::sum));
    other.moves.forEach((move, hits) -> moves.merge(move, hits, Long::sum));
  }

  int schedules() {
    return counted;
  }

  long distinct() {
    return Arrays.stream(hashes, 0, counted).distinct().count();
  }

  /** How often somebody who was overtaken wanted to write all the same. */
  long lateWrites() {
    return lateWrites;
  }

  long hits(FaultKind kind) {
    return faults.getOrDefault(kind, 0L);
  }

  Map<Transition, Long> moves() {
    return moves;
  }

  /** The report as people read it. */
  String text(double seconds) {
    var text = new StringBuilder();
    line(text, "schedules", counted);
    line(text, "distinct interleavings", distinct());
    line(text, "not counted: nothing went wrong", uncounted);
    line(text, "steps", steps);
    line(text, "late writes, refused", lateWrites);
    line(text, "schedules a second", Math.round((counted + uncounted) / seconds));
    scenarios.forEach((name, times) -> line(text, "of " + name, times));
    text.append("faults\n");
    for (var kind : FaultKind.values()) {
      line(text, kind.name(), hits(kind));
    }
    text.append("transitions\n");
    moves.forEach((move, hits) -> line(text, move.toString(), hits));
    return text.toString();
  }

  private static void line(StringBuilder text, String what, long number) {
    text.append(String.format("  %-50s %,14d%n", what, number));
  }
}
