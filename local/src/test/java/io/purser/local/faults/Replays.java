package io.purser.local.faults;

import io.purser.local.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends every write of a journal again under its key: until it has its final answer, and then once
 * more, on whichever node, to see that the answer stays the same byte for byte.
 */
final class Replays {
  private static final int AT_ONCE = 16;
  private static final Duration BOUND_FOR_ONE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

  private final Caller caller;
  private final Queue<String> findings = new ConcurrentLinkedQueue<>();

  private Replays(Caller caller) {
    this.caller = caller;
  }

  /** Returns what was not as promised. */
  static Collection<String> of(Site site, Journal journal) throws InterruptedException {
    var replays = new Replays(new Caller(site, site.nodes(), journal));
    try (var executor = Executors.newFixedThreadPool(AT_ONCE)) {
      journal.writes().forEach(write -> executor.execute(() -> replays.replay(write)));
      executor.shutdown();
      if (!executor.awaitTermination(10, TimeUnit.MINUTES)) {
        throw new AssertionError("the replays do not end");
      }
    }
    return List.copyOf(replays.findings);
  }

  private void replay(Write write) {
    untilFinal(write);
    var repeated = untilFinal(write);
    if (repeated.isEmpty()) {
      findings.add(write + " has no final answer; it had " + write.answers());
      return;
    }
    if (!repeated.get().replayed()) {
      findings.add(write + " was carried out again: " + repeated.get());
    }
    var different = new ArrayList<String>();
    for (var answer : write.answers()) {
      var text = answer.status() + " " + answer.body();
      if (answer.isFinal() && !different.contains(text)) {
        different.add(text);
      }
    }
    if (different.size() > 1) {
      findings.add(write + " had different final answers: " + different);
    }
  }

  private Optional<Write.Answer> untilFinal(Write write) {
    long giveUp = System.nanoTime() + BOUND_FOR_ONE.toNanos();
    while (System.nanoTime() < giveUp) {
      var answer = caller.send(write);
      if (answer.isPresent() && answer.get().isFinal()) {
        return answer;
      }
      LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
    }
    return Optional.empty();
  }
}
