package io.purser.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import io.purser.domain.webhook.WebhookDeliveries.Claimed;
import io.purser.domain.webhook.WebhookDeliveries.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link WebhookDeliveries} must do about what is to be sent: which, when and by whom.
 */
public abstract class WebhookDeliveriesContract extends GivenEndpoint {
  @Test
  void an_endpoint_is_behind_until_all_that_is_placed_is_planned() {
    var here = new Target(tenant.id(), endpoint.id());
    assertThat(deliveries().behind(ALL)).doesNotContain(here);

    happened("wallet.requested", subject());
    happened("wallet.activated", subject());
    assertThat(deliveries().behind(ALL)).contains(here);

    assertThat(plan(endpoint, 1)).isEqualTo(1);
    assertThat(deliveries().behind(ALL)).contains(here);
    assertThat(plan()).isEqualTo(1);
    assertThat(deliveries().behind(ALL)).doesNotContain(here);
    assertThat(plan()).isZero();
  }

  @Test
  void only_wanted_events_are_planned_and_the_rest_is_passed_over() {
    endpoint =
        added(
            WebhookEndpointBuilder.anEndpointOf(tenant, store().now())
                .wanting("wallet.activated")
                .build());
    happened("wallet.requested", subject());
    var wanted = happened("wallet.activated", subject());

    assertThat(plan()).isEqualTo(2);

    assertThat(events(claim())).containsExactly(wanted);
  }

  @Test
  void what_happened_before_the_endpoint_was_there_is_not_sent_to_it() {
    happened("wallet.requested", subject());
    var later = WebhookEndpointBuilder.anEndpointOf(tenant, store().now()).build();
    in(() -> store().webhookEndpoints().add(later, store().eventFeed().head(tenant.id())));

    assertThat(plan(later, 100)).isZero();
  }

  @Test
  void events_of_one_subject_are_due_one_after_the_other_and_others_do_not_wait() {
    var poisoned = subject();
    var first = happened("wallet.requested", poisoned);
    var second = happened("wallet.activated", poisoned);
    var other = happened("wallet.requested", subject());
    plan();

    var claims = claim();
    assertThat(events(claims)).containsExactlyInAnyOrder(first, other);
    for (var claimed : claims) {
      if (claimed.eventId().equals(first)) {
        retry(claimed, Duration.ofHours(1));
      } else {
        delivered(claimed);
      }
    }
    var third = happened("wallet.failed", poisoned);
    var another = happened("wallet.activated", subject());
    plan();
    assertThat(events(claim())).containsExactly(another);

    store().letTimePass(Duration.ofMinutes(61));
    var again = claimed(first);
    assertThat(again.attempt()).isEqualTo(2);
    delivered(again);
    delivered(claimed(second));
    assertThat(events(claim())).contains(third);
  }

  @Test
  void one_that_is_planned_while_the_first_of_its_subject_ends_is_not_forgotten() {
    var subject = subject();
    happened("wallet.requested", subject);
    plan();
    var ended = new ArrayList<String>();
    for (int round = 0; round < 20; round++) {
      var claimed = claim().getFirst();
      happened("wallet.activated", subject);
      Concurrently.run(
          2,
          number -> {
            if (number == 0) {
              delivered(claimed);
            } else {
              plan();
            }
            return number;
          });
      ended.add(claimed.eventId());
    }

    assertThat(ended).doesNotHaveDuplicates().hasSize(20);
    assertThat(claim()).hasSize(1);
  }

  @Test
  void what_is_taken_up_is_nobody_elses_until_its_lease_ends() {
    var event = happened("wallet.requested", subject());
    plan();
    var first = claimed(event);
    assertThat(claim()).isEmpty();

    store().letTimePass(LEASE.plusSeconds(1));
    var second = claimed(event);

    assertThat(second.attempt()).isEqualTo(2);
    assertThat(in(() -> deliveries().begin(first))).isEmpty();
    delivered(first);
    retry(first, Duration.ofDays(1));
    assertThat(in(() -> deliveries().giveUp(first, REFUSED))).isTrue();
    assertThat(in(() -> deliveries().begin(second))).isPresent();
    assertThat(get(event).state()).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void of_many_who_claim_at_once_each_delivery_goes_to_one() {
    for (int i = 0; i < 10; i++) {
      happened("wallet.requested", subject());
    }
    plan();

    var claims = Concurrently.run(6, _ -> claim());

    assertThat(claims.stream().flatMap(List::stream).map(Claimed::eventId))
        .doesNotHaveDuplicates()
        .hasSize(10);
  }

  @Test
  void of_one_endpoint_no_more_are_under_way_than_asked_for() {
    for (int i = 0; i < 5; i++) {
      happened("wallet.requested", subject());
    }
    plan();

    var first = claim(3);
    assertThat(first).hasSize(3);
    assertThat(claim(3)).isEmpty();

    delivered(first.getFirst());
    assertThat(claim(3)).hasSize(1);
  }

  @Test
  void what_is_handed_over_is_free_at_once() {
    var event = happened("wallet.requested", subject());
    plan();
    var first = claimed(event);
    in(() -> deliveries().handOver(first));

    assertThat(claimed(event).attempt()).isEqualTo(2);
  }

  @Test
  void an_attempt_is_told_what_it_needs() {
    var subject = subject();
    happened("wallet.requested", subject);
    var event = happened("wallet.requested", subject());
    plan();
    var first = claimed(event);
    var due = in(() -> deliveries().begin(first)).orElseThrow();
    assertThat(due.endpoint()).isEqualTo(endpoint);
    assertThat(due.position()).isEqualTo(2);
    assertThat(due.failures()).isZero();
    assertThat(due.triedFor()).isLessThan(Duration.ofMinutes(1));

    retry(first, Duration.ZERO);
    store().letTimePass(Duration.ofHours(2));
    var second = claimed(event);
    var later = in(() -> deliveries().begin(second)).orElseThrow();

    assertThat(later.failures()).isEqualTo(1);
    assertThat(later.triedFor()).isGreaterThanOrEqualTo(Duration.ofHours(2));
  }

  @Test
  void another_tenant_sees_none_of_it() {
    var event = happened("wallet.requested", subject());
    plan();

    assertThat(given.in(stranger, () -> deliveries().get(stranger.id(), endpoint.id(), event)))
        .isEmpty();
    assertThat(given.in(stranger, () -> deliveries().plan(stranger.id(), endpoint.id(), 10)))
        .isZero();
    happened(stranger, "wallet.requested", subject());
    assertThat(plan()).isZero();
  }
}
