package io.purser.yativo.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.purser.yativo.ProviderSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardTest {
  private static final Duration REST = Duration.ofSeconds(10);
  private static final Verdict<String> RESTING =
      new Verdict.NotSent<>("the provider failed too often just now", REST);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Guards guards = new Guards(settings(Duration.ofSeconds(30)), Optional.of(meters));
  private final Guard guard = guards.of("main", CallClass.WRITE);

  static Stream<Verdict<String>> failures() {
    return Stream.of(
        new Verdict.Ambiguous<>("no answer"), new Verdict.NotSent<>("away", Duration.ZERO));
  }

  static Stream<Verdict<String>> answers() {
    return Stream.of(
        new Verdict.Ok<>("yes"),
        new Verdict.Rejected<>(400, "no"),
        new Verdict.TooManyCalls<>(Duration.ofSeconds(1)),
        new Verdict.Unauthorized<>());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_provider_that_keeps_failing_is_left_alone(Verdict<String> failure) {
    for (int i = 0; i < 10; i++) {
      assertThat(guard.run(() -> failure)).isEqualTo(failure);
    }
    assertThat(guard.run(() -> new Verdict.Ok<>("never asked"))).isEqualTo(RESTING);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void what_the_provider_says_is_never_held_against_it(Verdict<String> answer) {
    for (int i = 0; i < 100; i++) {
      assertThat(guard.run(() -> answer)).isEqualTo(answer);
    }
  }

  @Test
  void calls_that_go_well_but_slowly_speak_against_the_provider() {
    var impatient =
        new Guards(settings(Duration.ofNanos(1)), Optional.empty()).of("main", CallClass.WRITE);
    for (int i = 0; i < 10; i++) {
      var _ = impatient.run(GuardTest::slow);
    }
    assertThat(impatient.run(GuardTest::slow)).isInstanceOf(Verdict.NotSent.class);
  }

  @Test
  void a_class_that_rests_does_not_hold_up_the_others() {
    for (int i = 0; i < 10; i++) {
      var _ = guard.run(() -> new Verdict.Ambiguous<String>("no answer"));
    }
    for (var other :
        List.of(guards.of("main", CallClass.LOOK_UP), guards.of("other", CallClass.WRITE))) {
      assertThat(other.run(() -> new Verdict.Ok<>("yes"))).isEqualTo(new Verdict.Ok<>("yes"));
    }
  }

  @Test
  void more_calls_than_allowed_are_not_sent() throws Exception {
    var entered = new CountDownLatch(2);
    var leave = new CompletableFuture<Void>();
    for (int i = 0; i < 2; i++) {
      Thread.startVirtualThread(
          () ->
              guard.run(
                  () -> {
                    entered.countDown();
                    leave.join();
                    return new Verdict.Ok<>("yes");
                  }));
    }
    assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();

    assertThat(guard.run(() -> new Verdict.Ok<>("never asked")))
        .isEqualTo(new Verdict.NotSent<String>("too many calls are under way", Duration.ZERO));
    leave.complete(null);
  }

  @Test
  void a_bug_of_ours_neither_counts_nor_keeps_a_place() {
    for (int i = 0; i < 100; i++) {
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  guard.run(
                      () -> {
                        throw new IllegalStateException("planted");
                      }));
    }
    assertThat(guard.run(() -> new Verdict.Ok<>("yes"))).isEqualTo(new Verdict.Ok<>("yes"));
  }

  @Test
  void breakers_and_limits_are_measured() {
    assertThat(meters.find("resilience4j.circuitbreaker.state").tag("name", "main.write").gauge())
        .isNotNull();
    assertThat(
            meters
                .find("resilience4j.bulkhead.available.concurrent.calls")
                .tag("name", "main.write")
                .gauge())
        .isNotNull();
  }

  /** Slower than the nanosecond that the settings call slow. */
  private static Verdict<String> slow() {
    return new Verdict.Ok<>("yes");
  }

  private static ProviderSettings settings(Duration slow) {
    var second = Duration.ofSeconds(1);
    return new ProviderSettings(second, second, second, second, second, 1, 1, 2, slow, REST);
  }
}
