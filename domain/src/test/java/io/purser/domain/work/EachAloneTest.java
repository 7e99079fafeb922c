package io.purser.domain.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EachAloneTest {
  private final List<Integer> worked = new ArrayList<>();

  @Test
  void one_that_fails_holds_up_no_other() {
    assertThatThrownBy(() -> EachAlone.work(List.of(1, 2, 3, 4), () -> true, this::failAtEvenOnes))
        .hasMessage("2")
        .satisfies(
            first -> assertThat(first.getSuppressed()).extracting("message").containsExactly("4"));

    assertThat(worked).containsExactly(1, 2, 3, 4);
  }

  @Test
  void it_counts_what_it_took_up() {
    assertThat(EachAlone.work(List.of(1, 3, 5), () -> true, this::failAtEvenOnes)).isEqualTo(3);
  }

  @Test
  void nothing_new_is_begun_when_it_is_to_stop() {
    int taken = EachAlone.work(List.of(1, 3, 5), () -> worked.size() < 2, this::failAtEvenOnes);

    assertThat(taken).isEqualTo(2);
    assertThat(worked).containsExactly(1, 3);
  }

  @Test
  void one_that_is_slow_holds_up_no_other_where_several_are_worked_at_once() {
    var others = new CountDownLatch(3);
    var slowOne = new AtomicBoolean();

    int taken =
        EachAlone.work(
            List.of(0, 1, 2, 3),
            2,
            () -> true,
            number -> {
              if (number == 0) {
                slowOne.set(await(others));
              } else {
                others.countDown();
              }
            });

    assertThat(taken).isEqualTo(4);
    assertThat(slowOne).as("the slow one saw the others end").isTrue();
  }

  @Test
  void no_more_are_under_way_at_once_than_may_be() {
    var underWay = new AtomicInteger();
    var most = new AtomicInteger();
    var three = new CountDownLatch(3);

    EachAlone.work(
        IntStream.range(0, 100).boxed().toList(),
        3,
        () -> true,
        _ -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          three.countDown();
          assertThat(await(three)).as("three at once").isTrue();
          underWay.decrementAndGet();
        });

    assertThat(most.get()).isEqualTo(3);
  }

  @Test
  void one_that_fails_beside_others_is_told_of_when_all_are_over() {
    assertThatThrownBy(
            () ->
                EachAlone.work(
                    List.of(1, 2, 3),
                    2,
                    () -> true,
                    number -> {
                      if (number == 2) {
                        throw new IllegalStateException("two");
                      }
                    }))
        .hasMessage("two");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void failAtEvenOnes(int number) {
    worked.add(number);
    if (number % 2 == 0) {
      throw new IllegalStateException(Integer.toString(number));
    }
  }
}
