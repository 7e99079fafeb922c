package io.purser.local.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * A tenant that registers customers at a rate of its own, whatever becomes of them. Each takes two
 * calls to the provider.
 */
final class Flood {
  private final String tenant;
  private final Caller caller;
  private final Journal journal;

  Flood(String tenant, Caller caller, Journal journal) {
    this.tenant = tenant;
    this.caller = caller;
    this.journal = journal;
  }

  /** Ends when everybody has been answered. */
  void come(int atOnce, int perMinute, Duration time) throws InterruptedException {
    List<Thread> comers = new ArrayList<>();
    for (int i = 0; i < atOnce; i++) {
      comers.add(Thread.ofVirtual().start(this::register));
    }
    long between = Duration.ofMinutes(1).toNanos() / perMinute;
    long begin = System.nanoTime();
    for (long due = 0; due < time.toNanos(); due += between) {
      LockSupport.parkNanos(begin + due - System.nanoTime());
      comers.add(Thread.ofVirtual().start(this::register));
    }
    for (var comer : comers) {
      comer.join();
    }
  }

  private void register() {
    var creation = Write.creation(tenant, "flood-" + UUID.randomUUID());
    journal.opened(creation);
    caller
        .send(creation)
        .filter(answer -> answer.isSuccess() && answer.isFinal())
        .map(answer -> Person.created(creation, answer))
        .ifPresent(
            person -> {
              var registration = Write.registration(person);
              journal.opened(registration);
              caller.send(registration);
            });
  }
}
