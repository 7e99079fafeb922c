package io.purser.domain.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.inbox.Inbox.Outcome;
import io.purser.domain.work.Steps;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Deliveries that fail, and workers that die or stop. */
final class InboxBreaksTest {
  private final InboxAtWork inbox = new InboxAtWork();
  private final InMemoryPlatform platform = inbox.platform;

  @Test
  void a_worker_that_is_to_stop_leaves_the_rest_for_later() {
    inbox.deliver("other e1");
    inbox.deliver("other e2");
    inbox.deliver("other e3");
    var asked = new AtomicInteger();

    assertThat(inbox.worker.work(() -> asked.incrementAndGet() == 1)).isEqualTo(1);
    assertThat(inbox.outcomes()).hasSize(1);

    platform.store.letTimePass(Duration.ofMinutes(2));
    inbox.work();
    assertThat(inbox.outcomes()).hasSize(3);
  }

  @Test
  void wherever_the_process_dies_a_deposit_is_booked_once() {
    int step = 0;
    boolean died = true;
    while (died) {
      step++;
      var test = new InboxAtWork();
      var known = test.openWallet();
      var body = "deposit e1 " + known + " t1 10 a";
      test.platform.store.steps().dieAt(step);
      try {
        test.deliver(body);
        test.work();
      } catch (Steps.Death expected) {
        // What was not acknowledged is delivered again.
      }
      died = test.platform.store.steps().lastBreak() != null;
      test.platform.store.steps().breakNowhere();
      test.deliver(body);
      test.workForHours(1);

      assertThat(test.ledger()).as("ledger after step %s", step).isEqualTo("10.000000");
      assertThat(test.outcomes()).as("outcomes after step %s", step).hasSize(1);
      assertThat(test.platform.store.walletTransactions().all()).hasSize(1);
    }
    assertThat(step).isGreaterThan(20);
  }

  @Test
  void a_delivery_that_keeps_failing_holds_up_nobody_and_ends_with_a_person() {
    var known = inbox.openWallet();
    inbox.deliver("poison e1 +15550100101");
    inbox.deliver("deposit e2 " + known + " t1 1 a");
    inbox.work();
    assertThat(inbox.outcomes()).containsExactly(new Outcome.Applied());

    inbox.workForHours(1);

    assertThat(inbox.observed.failures).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(inbox.outcomes())
        .contains(new Outcome.Quarantined("failed 10 times, at last: IllegalArgumentException"));
    assertThat(platform.store.inbox().waiting()).isZero();
  }

  @Test
  void a_delivery_that_kills_the_process_ends_with_a_person_too() {
    inbox.deliver("other e1");
    for (int i = 0; i < 10; i++) {
      var claimed = platform.store.inbox().claim(1, Duration.ofMinutes(1)).getFirst();
      platform
          .store
          .work()
          .inAccount(
              claimed.account(), () -> platform.store.inbox().begin(claimed.account(), claimed));
      platform.store.letTimePass(Duration.ofMinutes(2));
    }
    inbox.work();

    assertThat(inbox.outcomes())
        .containsExactly(new Outcome.Quarantined("was begun 10 times and never ended"));
  }

  @Test
  void wherever_something_fails_once_a_deposit_is_booked_once_and_nobody_is_needed() {
    int step = 0;
    boolean failed = true;
    while (failed) {
      step++;
      var test = new InboxAtWork();
      test.deliver("deposit e1 " + test.openWallet() + " t1 10 a");
      test.platform.store.steps().failAt(step);
      try {
        test.work();
      } catch (Steps.Failure expected) {
        // It could not even be noted. The lease ends, and it is tried again.
      }
      failed = test.platform.store.steps().lastBreak() != null;
      test.platform.store.steps().breakNowhere();
      test.workForHours(1);

      assertThat(test.ledger()).as("ledger after step %s", step).isEqualTo("10.000000");
      assertThat(test.outcomes())
          .as("outcomes after step %s", step)
          .singleElement()
          .isNotInstanceOf(Outcome.Quarantined.class);
    }
    assertThat(step).isGreaterThan(15);
  }
}
