package io.purser.domain.inbox;

import io.purser.domain.inbox.Inbox.Claimed;
import io.purser.domain.inbox.Inbox.Delivery;
import io.purser.domain.inbox.Inbox.Outcome;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One delivery that a worker has taken up, and what may become of it. However it goes, it is not
 * tried for ever.
 *
 * @param tenant whom it concerns, or null while that is not known
 */
record DeliveryTask(
    UnitOfWork work,
    Inbox inbox,
    InboxObserver observer,
    Claimed claimed,
    @Nullable TenantId tenant) {
  /**
   * A customer or wallet that we do not know may be one whose creation is still in doubt, for as
   * long as the provider cannot be read. After these tries, which take three hours, a person looks.
   */
  private static final int TRIES_FOR_A_STRANGER = 44;

  /** The tries of a delivery that fails take a quarter of an hour: longer than a failover does. */
  private static final int MOST_FAILURES = 10;

  private static final int LONGEST_PAUSE_SECONDS = 300;

  DeliveryTask of(TenantId owner) {
    return new DeliveryTask(work, inbox, observer, claimed, owner);
  }

  Optional<Delivery> begin() {
    return work.inAccount(account(), () -> inbox.begin(account(), claimed));
  }

  /** Quarantines what was begun too often and never came to an end, perhaps because it kills us. */
  boolean wasTriedEnough(Delivery delivery) {
    boolean enough = delivery.failures() >= MOST_FAILURES;
    if (enough) {
      close(new Outcome.Quarantined("was begun " + MOST_FAILURES + " times and never ended"));
    }
    return enough;
  }

  boolean isFirst(ProviderEvent event) {
    var id = event.id();
    return id == null || work.inAccount(account(), () -> inbox.isFirst(account(), claimed, id));
  }

  /**
   * Whatever goes wrong with this delivery must not keep others from being worked, nor be tried for
   * ever. A message may repeat what was delivered, so only its kind is kept.
   */
  void orFail(Delivery delivery, Consumer<DeliveryTask> body) {
    try {
      body.accept(this);
    } catch (RuntimeException failed) {
      int failures = delivery.failures() + 1;
      observer.failed(claimed, failures, failed);
      var kind = failed.getClass().getSimpleName();
      if (failures < MOST_FAILURES) {
        var pause = pauseAfter(failures);
        in(() -> inbox.fail(account(), claimed, pause, "failed: " + kind, tenant));
      } else {
        close(new Outcome.Quarantined("failed " + failures + " times, at last: " + kind));
      }
    }
  }

  void waitForStranger(String why) {
    if (claimed.attempt() < TRIES_FOR_A_STRANGER) {
      waitFor(why);
    } else {
      close(new Outcome.Quarantined(why));
    }
  }

  void waitFor(String why) {
    postpone(pauseAfter(claimed.attempt()), why);
  }

  /** Leaves it to other nodes, at once. */
  void handOver() {
    postpone(Duration.ZERO, "was handed over by a node that stopped");
  }

  void close(Outcome outcome) {
    in(() -> inbox.close(account(), claimed, outcome, tenant));
    observer.closed(claimed, outcome);
  }

  private void postpone(Duration pause, String why) {
    in(() -> inbox.postpone(account(), claimed, pause, why, tenant));
  }

  private void in(Runnable body) {
    work.inAccount(
        account(),
        () -> {
          body.run();
          return claimed;
        });
  }

  private ProviderAccountId account() {
    return claimed.account();
  }

  private static Duration pauseAfter(int tries) {
    return Duration.ofSeconds(Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(tries, 9)));
  }
}
