package io.purser.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.list.PageRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What every {@link WebhookDeliveries} must do about what has ended, is held back or is dropped.
 */
public abstract class WebhookDeliveryEndsContract extends GivenEndpoint {
  @Test
  void what_is_given_up_stays_to_be_seen_and_its_subject_goes_on() {
    var subject = subject();
    var first = happened("wallet.requested", subject);
    var second = happened("wallet.activated", subject);
    plan();

    var claimed = claimed(first);
    var reached = in(() -> deliveries().giveUp(claimed, REFUSED));

    assertThat(reached).isFalse();
    assertThat(get(first).state()).isEqualTo(DeliveryState.GIVEN_UP);
    assertThat(list(DeliveryState.GIVEN_UP))
        .extracting(WebhookDelivery::eventId)
        .containsExactly(first);
    assertThat(events(claim())).containsExactly(second);
  }

  @Test
  void giving_up_tells_whether_the_endpoint_has_taken_anything_since() {
    var poisoned = happened("wallet.requested", subject());
    plan();
    retry(claimed(poisoned), Duration.ofHours(1));
    var other = happened("wallet.requested", subject());
    plan();
    delivered(claimed(other));
    store().letTimePass(Duration.ofMinutes(61));

    var claimed = claimed(poisoned);
    assertThat(in(() -> deliveries().giveUp(claimed, REFUSED))).isTrue();
  }

  @Test
  void nothing_is_due_while_an_endpoint_is_disabled_and_all_goes_on_afterwards() {
    var subject = subject();
    var first = happened("wallet.requested", subject);
    var second = happened("wallet.activated", subject);
    plan();
    var claimed = claimed(first);
    disable();
    assertThat(in(() -> deliveries().begin(claimed))).isEmpty();
    retry(claimed, Duration.ZERO);
    var third = happened("wallet.requested", subject());
    assertThat(plan()).isZero();
    store().letTimePass(Duration.ofDays(5));
    assertThat(claim()).isEmpty();

    enable();
    plan();
    var claims = claim();
    assertThat(events(claims)).containsExactlyInAnyOrder(first, third);
    var due = in(() -> deliveries().begin(claims.getFirst())).orElseThrow();
    assertThat(due.failures()).isZero();
    assertThat(due.triedFor()).isLessThan(Duration.ofDays(1));
    claims.forEach(this::delivered);
    assertThat(events(claim())).containsExactly(second);
  }

  @Test
  void what_ends_while_its_endpoint_is_disabled_is_followed_by_the_next_later() {
    var subject = subject();
    var first = happened("wallet.requested", subject);
    var second = happened("wallet.activated", subject);
    plan();
    var claimed = claimed(first);
    disable();
    delivered(claimed);
    assertThat(claim()).isEmpty();

    enable();

    assertThat(events(claim())).containsExactly(second);
  }

  @Test
  void what_is_dropped_is_never_sent() {
    var subject = subject();
    happened("wallet.requested", subject);
    happened("wallet.activated", subject);
    plan();
    locked(() -> deliveries().drop(tenant.id(), endpoint.id()));

    assertThat(claim()).isEmpty();
    assertThat(list(DeliveryState.GIVEN_UP)).hasSize(2);
  }

  @Test
  void the_list_shows_what_became_of_each_newest_first() {
    var subject = subject();
    var first = happened("wallet.requested", subject);
    var second = happened("wallet.activated", subject);
    plan();
    delivered(claimed(first));
    retry(claimed(second), Duration.ofMinutes(5));
    var third = happened("wallet.failed", subject);
    plan();

    var all = list(null);

    assertThat(all).extracting(WebhookDelivery::eventId).containsExactly(third, second, first);
    assertThat(all.getLast())
        .satisfies(
            delivery -> {
              assertThat(delivery.eventType()).isEqualTo("wallet.requested");
              assertThat(delivery.subject()).isEqualTo(subject);
              assertThat(delivery.position()).isEqualTo(1);
              assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
              assertThat(delivery.attempts()).isEqualTo(1);
              assertThat(delivery.endedAt()).isNotNull();
              assertThat(delivery.nextAttemptAt()).isNull();
            });
    assertThat(all.get(1).last())
        .satisfies(
            last -> {
              assertThat(last.result()).isEqualTo(Attempt.Result.REFUSED);
              assertThat(last.status()).isEqualTo(500);
              assertThat(last.took()).isEqualTo(TOOK);
            });
    assertThat(all.get(1).nextAttemptAt()).isAfter(store().now());
    assertThat(all.getFirst().last()).isNull();
    assertThat(all.getFirst().nextAttemptAt()).isNull();

    var page =
        in(
            () ->
                deliveries()
                    .list(tenant.id(), endpoint.id(), null, new PageRequest(2, null, true)));
    assertThat(page.total()).isEqualTo(3);
    var rest =
        in(
            () ->
                deliveries()
                    .list(
                        tenant.id(), endpoint.id(), null, new PageRequest(2, page.next(), false)));
    assertThat(rest.items()).extracting(WebhookDelivery::eventId).containsExactly(first);
  }

  @Test
  void the_backlog_counts_what_waits_and_what_is_off_unasked() {
    var before = deliveries().backlog();
    happened("wallet.requested", subject());
    happened("wallet.requested", subject());
    plan();
    store().letTimePass(Duration.ofMinutes(10));

    var waiting = deliveries().backlog();
    assertThat(waiting.pending()).isEqualTo(before.pending() + 2);
    assertThat(waiting.oldest()).isGreaterThanOrEqualTo(Duration.ofMinutes(9));

    disable();
    var off = deliveries().backlog();
    assertThat(off.pending()).isEqualTo(before.pending());
    assertThat(off.disabled()).isEqualTo(before.disabled() + 1);
  }
}
