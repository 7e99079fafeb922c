package io.purser.yativo.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.work.Deadline;
import io.purser.yativo.call.TokenSource.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class TokenSourceTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger exchanges = new AtomicInteger();

  @Test
  void fifty_who_ask_at_once_share_one_exchange() throws Exception {
    int callers = 50;
    var begun = new CountDownLatch(callers);
    var source =
        new TokenSource(
            () -> {
              await(begun);
              return granted();
            },
            now::get);
    var grants = new ArrayList<CompletableFuture<Grant>>();
    for (int i = 0; i < callers; i++) {
      var grant = new CompletableFuture<Grant>();
      grants.add(grant);
      Thread.startVirtualThread(
          () -> {
            begun.countDown();
            grant.complete(source.get(soon()));
          });
    }
    var first = grants.getFirst().get(30, TimeUnit.SECONDS);

    assertThat(first).isInstanceOf(Grant.Granted.class);
    for (var grant : grants) {
      assertThat(grant.get(30, TimeUnit.SECONDS)).isEqualTo(first);
    }
    assertThat(exchanges).hasValue(1);
  }

  @Test
  void a_token_is_used_until_five_minutes_before_its_end() {
    var source = new TokenSource(this::granted, now::get);
    var first = source.get(soon());

    now.set(HOUR.minusMinutes(5).toNanos() - 1);

    assertThat(source.get(soon())).isEqualTo(first);
    assertThat(exchanges).hasValue(1);
  }

  @Test
  void while_a_token_is_renewed_the_old_one_is_still_handed_out() throws Exception {
    var renewed = new CompletableFuture<Grant>();
    var source =
        new TokenSource(() -> exchanges.get() == 0 ? granted() : joined(renewed), now::get);
    var first = source.get(soon());

    now.set(HOUR.minusMinutes(5).toNanos());

    assertThat(source.get(soon())).isEqualTo(first);
    renewed.complete(granted());
    awaitUntil(() -> !source.get(soon()).equals(first));
    assertThat(exchanges).hasValue(2);
  }

  @Test
  void a_renewal_that_fails_leaves_the_old_token_in_use_until_its_end() {
    var source =
        new TokenSource(
            () ->
                exchanges.get() == 0 ? granted() : new Grant.Denied("away", Duration.ofMinutes(30)),
            now::get);
    var first = source.get(soon());

    now.set(HOUR.minusMinutes(1).toNanos());
    assertThat(source.get(soon())).isEqualTo(first);

    now.set(HOUR.toNanos());
    awaitUntil(() -> source.get(soon()) instanceof Grant.Denied);
  }

  @Test
  void a_token_that_was_refused_is_not_handed_out_again() {
    var source = new TokenSource(this::granted, now::get);
    var refused = tokenOf(source.get(soon()));

    source.invalidate(refused);

    assertThat(tokenOf(source.get(soon()))).isNotSameAs(refused);
    assertThat(exchanges).hasValue(2);
  }

  @Test
  void refusing_an_old_token_leaves_its_successor_alone() {
    var source = new TokenSource(this::granted, now::get);
    var old = tokenOf(source.get(soon()));
    source.invalidate(old);
    var successor = tokenOf(source.get(soon()));

    source.invalidate(old);

    assertThat(tokenOf(source.get(soon()))).isSameAs(successor);
    assertThat(exchanges).hasValue(2);
  }

  @Test
  void refused_credentials_are_not_tried_again_before_their_pause_is_over() {
    var source =
        new TokenSource(
            () -> {
              exchanges.incrementAndGet();
              return new Grant.Denied("refused", Duration.ofSeconds(30));
            },
            now::get);
    var _ = source.get(soon());

    now.set(Duration.ofSeconds(10).toNanos());
    assertThat(source.get(soon())).isEqualTo(new Grant.Denied("refused", Duration.ofSeconds(20)));
    assertThat(exchanges).hasValue(1);

    now.set(Duration.ofSeconds(30).toNanos());
    var _ = source.get(soon());
    assertThat(exchanges).hasValue(2);
  }

  @Test
  void a_token_for_what_has_changed_during_its_exchange_is_used_until_its_successor_is_there() {
    var begun = new CountDownLatch(1);
    var answer = new CompletableFuture<Grant>();
    var next = new CompletableFuture<Grant>();
    var source =
        new TokenSource(
            () -> {
              boolean isFirst = begun.getCount() > 0;
              begun.countDown();
              return joined(isFirst ? answer : next);
            },
            now::get);
    var first = CompletableFuture.supplyAsync(() -> source.get(soon()));
    await(begun);

    source.renew();
    var old = granted();
    answer.complete(old);

    assertThat(first.join()).isEqualTo(old);
    assertThat(source.get(soon())).isEqualTo(old);
    var successor = granted();
    next.complete(successor);
    awaitUntil(() -> source.get(soon()).equals(successor));
  }

  @Test
  void what_was_refused_because_it_has_changed_meanwhile_is_no_refusal_of_its_successor() {
    var begun = new CountDownLatch(1);
    var answer = new CompletableFuture<Grant>();
    var source =
        new TokenSource(
            () -> {
              if (begun.getCount() == 0) {
                return granted();
              }
              begun.countDown();
              return joined(answer);
            },
            now::get);
    var first = CompletableFuture.supplyAsync(() -> source.get(soon()));
    await(begun);

    source.renew();
    answer.complete(new Grant.Denied("refused", Duration.ofMinutes(1)));

    assertThat(first.join()).isInstanceOf(Grant.Granted.class);
    assertThat(source.get(soon())).isEqualTo(first.join());
  }

  @Test
  void whoever_runs_out_of_time_goes_without_and_the_exchange_goes_on() throws Exception {
    var answer = new CompletableFuture<Grant>();
    var source = new TokenSource(() -> joined(answer), now::get);

    assertThat(source.get(Deadline.in(Duration.ofMillis(20)))).isInstanceOf(Grant.Denied.class);

    var grant = granted();
    answer.complete(grant);
    assertThat(source.get(soon())).isEqualTo(grant);
    assertThat(exchanges).hasValue(1);
  }

  @Test
  void an_exchange_that_breaks_off_denies_and_is_tried_again() {
    var source =
        new TokenSource(
            () -> {
              if (exchanges.getAndIncrement() == 0) {
                throw new IllegalStateException("planted");
              }
              return granted();
            },
            now::get);

    assertThat(source.get(soon())).isInstanceOf(Grant.Denied.class);
    assertThat(source.get(soon())).isInstanceOf(Grant.Granted.class);
  }

  @Test
  void a_token_of_a_short_life_is_renewed_at_its_half() {
    var token = new Token("t", 0, Duration.ofSeconds(60));

    assertThat(token.isFresh(Duration.ofSeconds(29).toNanos())).isTrue();
    assertThat(token.isFresh(Duration.ofSeconds(30).toNanos())).isFalse();
    assertThat(token.isGood(Duration.ofSeconds(49).toNanos())).isTrue();
    assertThat(token.isGood(Duration.ofSeconds(50).toNanos())).isFalse();
  }

  private Grant granted() {
    return new Grant.Granted(new Token("t" + exchanges.incrementAndGet(), now.get(), HOUR));
  }

  private static Grant joined(CompletableFuture<Grant> answer) {
    return answer.join();
  }

  private static Token tokenOf(Grant grant) {
    assertThat(grant).isInstanceOf(Grant.Granted.class);
    return ((Grant.Granted) grant).token();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(30));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitUntil(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
