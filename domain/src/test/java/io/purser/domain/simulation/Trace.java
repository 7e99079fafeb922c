package io.purser.domain.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened in a schedule, in order: as a hash that tells one interleaving from another, and in
 * words when somebody wants to read it.
 */
final class Trace {
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final boolean inWords;
  private final List<String> words = new ArrayList<>();
  private long hash = PRIME;

  Trace(boolean inWords) {
    this.inWords = inWords;
  }

  void add(long time, String who, String what) {
    long mixed = (hash ^ (time * 31 + who.hashCode()) * 0x100000001B3L ^ what.hashCode()) * PRIME;
    hash = mixed ^ (mixed >>> 32);
    if (inWords) {
      words.add(String.format("%9.3f s  %-22s %s", time / 1000.0, who, what));
    }
  }

  long hash() {
    return hash;
  }

  List<String> words() {
    return words;
  }
}
