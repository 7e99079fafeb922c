package io.purser.yativo.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.purser.domain.work.Urgency;
import io.purser.yativo.ProviderSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
  private final Guard guard = guards.of("main", CallClass.WRITE, Urgency.INTERACTIVE);

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
      assertThat(run(guard, () -> failure)).isEqualTo(failure);
    }
    assertThat(run(guard, () -> new Verdict.Ok<>("never asked"))).isEqualTo(RESTING);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void what_the_provider_says_is_never_held_against_it(Verdict<String> answer) {
    for (int i = 0; i < 100; i++) {
      assertThat(run(guard, () -> answer)).isEqualTo(answer);
    }
  }

  @Test
  void calls_that_go_well_but_slowly_speak_against_the_provider() {
    var impatient =
        new Guards(settings(Duration.ofNanos(1)), Optional.empty())
            .of("main", CallClass.WRITE, Urgency.INTERACTIVE);
    for (int i = 0; i < 10; i++) {
      var _ = run(impatient, GuardTest::slow);
    }
    assertThat(run(impatient, GuardTest::slow)).isInstanceOf(Verdict.NotSent.class);
  }

  @Test
  void a_class_that_rests_does_not_hold_up_the_others() {
    for (int i = 0; i < 10; i++) {
      var _ = run(guard, () -> new Verdict.Ambiguous<String>("no answer"));
    }
    for (var other :
        List.of(
            guards.of("main", CallClass.LOOK_UP, Urgency.INTERACTIVE),
            guards.of("other", CallClass.WRITE, Urgency.INTERACTIVE))) {
      assertThat(run(other, () -> new Verdict.Ok<>("yes"))).isEqualTo(new Verdict.Ok<>("yes"));
    }
  }

  @Test
  void more_calls_than_allowed_are_not_sent() throws Exception {
    var entered = new CountDownLatch(2);
    var leave = new CompletableFuture<Void>();
    for (int i = 0; i < 2; i++) {
      Thread.startVirtualThread(
          () ->
              run(
                  guard,
                  () -> {
                    entered.countDown();
                    leave.join();
                    return new Verdict.Ok<>("yes");
                  }));
    }
    assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();

    assertThat(run(guard, () -> new Verdict.Ok<>("never asked")))
        .isEqualTo(new Verdict.NotSent<String>("too many calls are under way", Duration.ZERO));
    leave.complete(null);
  }

  @Test
  void a_bug_of_ours_neither_counts_nor_keeps_a_place() {
    for (int i = 0; i < 100; i++) {
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  run(
                      guard,
                      () -> {
                        throw new IllegalStateException("planted");
                      }));
    }
    assertThat(run(guard, () -> new Verdict.Ok<>("yes"))).isEqualTo(new Verdict.Ok<>("yes"));
  }

  @Test
  void breakers_and_limits_are_measured() {
    assertThat(meters.find("purser.provider.breaker.state").tag("name", "main.write").gauge())
        .isNotNull();
    assertThat(meters.find("purser.provider.lane.free").tag("name", "main.write").gauge())
        .isNotNull();
  }

  @Test
  void what_the_resolver_does_takes_no_place_from_those_who_wait() throws Exception {
    var resolver = guards.of("main", CallClass.WRITE, Urgency.RESOLVER);
    var entered = new CountDownLatch(1);
    var leave = new CompletableFuture<Void>();
    Thread.startVirtualThread(
        () ->
            run(
                resolver,
                () -> {
                  entered.countDown();
                  leave.join();
                  return new Verdict.Ok<>("yes");
                }));
    assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();

    assertThat(run(resolver, () -> new Verdict.Ok<>("never asked")))
        .isInstanceOf(Verdict.NotSent.class);
    assertThat(run(guard, () -> new Verdict.Ok<>("yes"))).isEqualTo(new Verdict.Ok<>("yes"));
    leave.complete(null);
  }

  @Test
  void what_the_resolver_sees_of_the_provider_counts_for_everybody() {
    var resolver = guards.of("main", CallClass.WRITE, Urgency.RESOLVER);
    for (int i = 0; i < 10; i++) {
      var _ = run(resolver, () -> new Verdict.Ambiguous<String>("no answer"));
    }
    assertThat(run(guard, () -> new Verdict.Ok<>("never asked"))).isEqualTo(RESTING);
  }

  @Test
  void a_call_that_the_quota_has_no_room_for_is_not_made_and_does_not_count() {
    for (int i = 0; i < 100; i++) {
      Verdict<String> verdict =
          guard.run(
              () -> new Admission.Refused("spent", Duration.ofSeconds(2)),
              () -> new Verdict.Ok<>("never asked"));
      assertThat(verdict).isEqualTo(new Verdict.NotSent<>("spent", Duration.ofSeconds(2)));
    }
    assertThat(run(guard, () -> new Verdict.Ok<>("yes"))).isEqualTo(new Verdict.Ok<>("yes"));
  }

  @Test
  void nothing_is_taken_out_of_the_quota_while_the_provider_is_left_alone() {
    for (int i = 0; i < 10; i++) {
      var _ = run(guard, () -> new Verdict.Ambiguous<String>("no answer"));
    }
    Verdict<String> verdict =
        guard.run(
            () -> {
              throw new AssertionError("the quota was asked");
            },
            () -> new Verdict.Ok<>("never asked"));
    assertThat(verdict).isEqualTo(RESTING);
  }

  @Test
  void a_provider_that_is_back_is_noticed_even_while_a_trial_call_hangs() throws Exception {
    var quick =
        new Guards(settings(Duration.ofMillis(200), Duration.ofMillis(50)), Optional.empty())
            .of("main", CallClass.WRITE, Urgency.INTERACTIVE);
    for (int i = 0; i < 10; i++) {
      var _ = run(quick, () -> new Verdict.Ambiguous<String>("no answer"));
    }
    var hanging = new CompletableFuture<Void>();
    var entered = new CountDownLatch(1);
    Thread.startVirtualThread(
        () -> {
          while (entered.getCount() > 0) {
            var _ =
                run(
                    quick,
                    () -> {
                      entered.countDown();
                      hanging.join();
                      return new Verdict.Ambiguous<String>("no answer");
                    });
          }
        });
    assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();

    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    int answered = 0;
    while (answered < 20 && System.nanoTime() < giveUp) {
      answered += run(quick, () -> new Verdict.Ok<>("yes")) instanceof Verdict.Ok ? 1 : 0;
      Thread.onSpinWait();
    }
    hanging.complete(null);
    assertThat(answered).isEqualTo(20);
  }

  private static <T> Verdict<T> run(Guard guard, Supplier<Verdict<T>> call) {
    return guard.run(Admission.Admitted::new, call);
  }

  /** Slower than the nanosecond that the settings call slow. */
  private static Verdict<String> slow() {
    return new Verdict.Ok<>("yes");
  }

  private static ProviderSettings settings(Duration slow) {
    return settings(slow, REST);
  }

  private static ProviderSettings settings(Duration slow, Duration rest) {
    var second = Duration.ofSeconds(1);
    return new ProviderSettings(
        second, second, second, second, second, 1, 1, 2, 1, second, slow, rest);
  }
}
