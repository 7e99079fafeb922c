package io.purser.domain.programme;

import io.purser.domain.InMemoryStore;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider's side of card programmes, which takes every application and forgets none. */
public final class FakeCardProgramme implements CardProgrammeProvider {
  /** How the next answer to an application goes wrong. */
  public enum Fault {
    AWAY,
    LOST_BEFORE,
    LOST_AFTER
  }

  private final InMemoryStore store;
  private final Map<ProviderAccountId, CardProgramme> programmes = new ConcurrentHashMap<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final AtomicInteger applications = new AtomicInteger();
  private volatile boolean unreadable;

  public FakeCardProgramme(InMemoryStore store) {
    this.store = store;
  }

  public void is(ProviderAccountId account, CardProgramme programme) {
    programmes.put(account, programme);
  }

  public void spoil(Fault fault) {
    faults.add(fault);
  }

  public void unreadable(boolean now) {
    unreadable = now;
  }

  /** How many applications were made. */
  public int applications() {
    return applications.get();
  }

  @Override
  public Reading read(ProviderAccountId account, Deadline deadline) {
    store.work().requireNoneOpen();
    return unreadable
        ? new Reading.Unavailable("away", Duration.ofSeconds(7))
        : new Reading.Read(programmes.getOrDefault(account, new CardProgramme.NotEligible()));
  }

  @Override
  public Reply apply(
      ProviderAccountId account, ProgrammeApplication application, Deadline deadline) {
    store.work().requireNoneOpen();
    var fault = faults.poll();
    if (fault == Fault.AWAY) {
      return new Reply.NotMade("away", Duration.ZERO);
    }
    if (fault == Fault.LOST_BEFORE) {
      return new Reply.InDoubt("lost");
    }
    applications.incrementAndGet();
    programmes.put(
        account,
        new CardProgramme.Applied(
            new Enrolment(
                "programme-" + applications,
                application.structure(),
                application.chain(),
                application.iban(),
                store.now())));
    return fault == Fault.LOST_AFTER ? new Reply.InDoubt("lost") : new Reply.Taken();
  }
}
