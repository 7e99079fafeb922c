package io.purser.domain.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is found out after the provider could not reach us for a while. */
final class DeliverySweepTest {
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final Duration OVERLAP = Duration.ofDays(3);

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final ProviderAccountId account = platform.tenant.account();
  private final FakeWebhooks provider = new FakeWebhooks();
  private final RecordedInbox observed = new RecordedInbox();
  private final ProviderWebhook webhook =
      new ProviderWebhook(
          platform.store.endpoints(), provider, id -> "https://purser.example.com/" + id, OVERLAP);
  private final DeliverySweep sweep =
      new DeliverySweep(
          platform.store.work(),
          platform.store.endpoints(),
          webhook,
          provider,
          platform.store.missedEvents(),
          observed);

  DeliverySweepTest() {
    platform.store.endpoints().adopt(EndpointId.of(account), account, "whsec_1", OVERLAP);
  }

  private DeliverySweep.Report sweepOnce() {
    platform.store.letTimePass(EVERY.plusSeconds(1));
    assertThat(sweep.work(EVERY, () -> true)).isEqualTo(1);
    return observed.sweeps.getLast();
  }

  private void hasReachedUs(String event) {
    var inbox = platform.store.inbox();
    platform
        .store
        .work()
        .inAccount(
            account,
            () ->
                inbox.keep(account, event.getBytes(StandardCharsets.UTF_8), platform.store.now()));
    var claimed = inbox.claim(1, Duration.ofMinutes(1)).getFirst();
    platform.store.work().inAccount(account, () -> inbox.isFirst(account, claimed, event));
  }

  @Test
  void what_never_reached_us_is_delivered_again_and_what_did_is_not() {
    provider.failedToDeliver("delivery-1", "event-1");
    provider.failedToDeliver("delivery-2", "event-2");
    hasReachedUs("event-2");

    assertThat(sweepOnce()).isEqualTo(new DeliverySweep.Report(account, 1, 1, null));
    assertThat(provider.redelivered()).containsExactly("delivery-1");
  }

  @Test
  void an_event_that_failed_in_two_deliveries_is_asked_for_once() {
    provider.failedToDeliver("delivery-1", "event-1");
    provider.failedToDeliver("delivery-2", "event-1");

    sweepOnce();

    assertThat(provider.redelivered()).containsExactly("delivery-1");
  }

  @Test
  void an_event_that_does_not_come_is_asked_for_five_times() {
    provider.failedToDeliver("delivery-1", "event-1");

    for (int i = 0; i < 60; i++) {
      sweepOnce();
    }

    assertThat(provider.redelivered()).hasSize(5);
  }

  @Test
  void a_sweep_uses_a_small_part_of_the_quota_and_the_next_one_goes_on() {
    IntStream.range(0, 50)
        .forEach(number -> provider.failedToDeliver("delivery-" + number, "event-" + number));

    assertThat(sweepOnce()).isEqualTo(new DeliverySweep.Report(account, 50, 20, null));
    assertThat(sweepOnce().askedFor()).isEqualTo(20);
    assertThat(sweepOnce().askedFor()).isEqualTo(10);
    assertThat(provider.redelivered()).doesNotHaveDuplicates().hasSize(50);
  }

  @Test
  void while_the_provider_is_away_nothing_counts_as_asked_for() {
    provider.failedToDeliver("delivery-1", "event-1");
    provider.goesAway();
    assertThat(sweepOnce().trouble()).isEqualTo("away");

    provider.comesBack();

    assertThat(sweepOnce().askedFor()).isEqualTo(1);
  }

  @Test
  void an_account_that_was_swept_is_left_alone_for_a_while() {
    sweepOnce();

    assertThat(sweep.work(EVERY, () -> true)).isZero();
    assertThat(sweep.work(Duration.ZERO, () -> true)).as("at a start").isEqualTo(1);
  }

  @Test
  void a_secret_that_was_changed_elsewhere_is_taken_over_and_the_old_one_kept_for_a_while() {
    provider.rotate(account, "webhook-1", Deadline.in(EVERY));

    sweepOnce();

    var endpoint = platform.store.endpoints().ofAccount(account).orElseThrow();
    assertThat(endpoint.secret()).isEqualTo(provider.secret());
    assertThat(List.of(endpoint)).extracting(it -> it.previous() != null).containsExactly(true);
  }
}
