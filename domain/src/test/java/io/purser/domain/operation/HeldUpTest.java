package io.purser.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.work.AdjustableClock;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A process that sleeps between the commit of SENT and the call, and wakes up again. */
final class HeldUpTest {
  private final AdjustableClock clock = new AdjustableClock(InMemoryStore.START);
  private final Sleepy steps = new Sleepy();
  private final InMemoryStore store =
      new InMemoryStore(clock, steps, new InMemoryUnitOfWork(steps), new Random(1));
  private final Given given = new Given(store);
  private final Tenant tenant = given.tenant();
  private final OperationId operation = given.operation(tenant, given.customer(tenant)).id();
  private final ScriptedWrite write = new ScriptedWrite();
  private final OperationRunner runner =
      new InMemoryEngine(store, new EmptyAnswers(), List.of(write)).runner;

  @Test
  void what_was_held_up_is_not_sent_any_more_and_does_not_count_as_sent() {
    steps.sleepsAfterItIsSaved(Duration.ofSeconds(2));

    var parked = runner.resume(tenant.id(), operation, Deadline.in(Duration.ofMillis(600)));

    assertThat(write.sends()).isZero();
    assertThat(parked).isInstanceOf(Operation.Planned.class);
    assertThat(parked.header().sends()).isZero();
  }

  @Test
  void the_next_try_is_not_held_up_and_sends_it() {
    steps.sleepsAfterItIsSaved(Duration.ofSeconds(2));
    write.answers(new Answer.Done<>("effect"));

    var settled = runner.run(tenant.id(), operation, Deadline.in(Duration.ofSeconds(10)));

    assertThat(write.sends()).isOne();
    assertThat(settled).isInstanceOf(Operation.Confirmed.class);
  }

  @Test
  void one_who_was_held_up_while_another_went_further_sends_nothing() {
    steps.sleepsAfterItIsSaved(Duration.ofMinutes(1));
    steps.meanwhile(
        () ->
            store
                .work()
                .inTransaction(
                    tenant.id(),
                    () ->
                        store.operations().claim(tenant.id(), operation, Duration.ofSeconds(30))));

    runner.run(tenant.id(), operation, Deadline.in(Duration.ofSeconds(10)));

    assertThat(write.sends()).isZero();
  }

  private final class Sleepy extends Steps {
    private Duration nap = Duration.ZERO;
    private Runnable meanwhile = () -> {};
    private boolean saved;

    void sleepsAfterItIsSaved(Duration time) {
      nap = time;
    }

    void meanwhile(Runnable happens) {
      meanwhile = happens;
    }

    @Override
    public void take(String what) {
      saved |= what.equals("operations.save Sent");
      if (saved && what.equals("committed")) {
        saved = false;
        clock.advance(nap);
        nap = Duration.ZERO;
        meanwhile.run();
      }
    }
  }
}
