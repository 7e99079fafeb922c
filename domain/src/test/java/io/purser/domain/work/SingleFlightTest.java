package io.purser.domain.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class SingleFlightTest {
  private static final Deadline LONG = Deadline.in(Duration.ofSeconds(20));
  private static final Deadline OVER = Deadline.in(Duration.ZERO);

  private final SingleFlight<String> flights = new SingleFlight<>();
  private final AtomicInteger flown = new AtomicInteger();

  @Test
  void who_comes_meanwhile_waits_until_the_first_is_through() throws InterruptedException {
    var under = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var first =
        Thread.startVirtualThread(
            () ->
                flights.fly(
                    "ana",
                    LONG,
                    () -> {
                      flown.incrementAndGet();
                      under.countDown();
                      await(mayEnd);
                    }));
    under.await();
    var second = Thread.startVirtualThread(() -> flights.fly("ana", LONG, flown::incrementAndGet));
    while (second.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(second.isAlive()).isTrue();

    mayEnd.countDown();

    first.join();
    second.join();
    assertThat(flown).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void nobody_waits_longer_than_the_deadline() {
    flights.fly(
        "ana",
        LONG,
        () -> {
          flown.incrementAndGet();
          flights.fly("ana", OVER, flown::incrementAndGet);
        });

    assertThat(flown).hasValue(1);
  }

  @Test
  void what_is_something_else_waits_for_nothing() {
    flights.fly("ana", LONG, () -> flights.fly("bea", LONG, flown::incrementAndGet));

    assertThat(flown).hasValue(1);
  }

  @Test
  void who_comes_later_flies_again_also_when_the_first_failed() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                flights.fly(
                    "ana",
                    LONG,
                    () -> {
                      throw new IllegalStateException("lost");
                    }));
    flights.fly("ana", LONG, flown::incrementAndGet);
    flights.fly("ana", LONG, flown::incrementAndGet);

    assertThat(flown).hasValue(2);
  }
}
