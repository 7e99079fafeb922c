package io.purser.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link WebhookDeliveries} must do when something is to be sent again. */
public abstract class WebhookRedeliveryContract extends GivenEndpoint {
  private boolean redeliver(String eventId) {
    return deliveries().redeliver(tenant.id(), endpoint.id(), eventId);
  }

  @Test
  void one_event_is_sent_again_whether_it_was_delivered_given_up_or_never_wanted() {
    endpoint =
        added(
            WebhookEndpointBuilder.anEndpointOf(tenant, store().now())
                .wanting("wallet.requested")
                .build());
    var subject = subject();
    var delivered = happened("wallet.requested", subject);
    var unwanted = happened("wallet.activated", subject);
    plan();
    delivered(claimed(delivered));
    var unplanned = happened("wallet.failed", subject);

    locked(
        () -> {
          assertThat(redeliver(delivered)).isTrue();
          assertThat(redeliver(unwanted)).isTrue();
          assertThat(redeliver(unplanned)).isFalse();
          assertThat(redeliver(Given.IDS.next("evt"))).isFalse();
        });

    var claims = claim();
    assertThat(events(claims)).containsExactlyInAnyOrder(delivered, unwanted);
    claims.forEach(this::delivered);
    assertThat(get(delivered).state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(claim()).isEmpty();
  }

  @Test
  void one_that_waits_for_its_next_try_is_sent_at_once_when_asked_for() {
    var subject = subject();
    var first = happened("wallet.requested", subject);
    var second = happened("wallet.activated", subject);
    plan();
    retry(claimed(first), Duration.ofHours(8));
    assertThat(claim()).isEmpty();

    locked(
        () -> {
          assertThat(redeliver(first)).isTrue();
          assertThat(redeliver(second)).isTrue();
        });

    assertThat(events(claim())).containsExactly(first);
  }

  @Test
  void all_after_a_position_are_sent_again_in_their_order() {
    var subject = subject();
    var first = happened("wallet.requested", subject);
    var second = happened("wallet.activated", subject);
    var third = happened("wallet.failed", subject);
    plan();
    delivered(claimed(first));
    delivered(claimed(second));
    retry(claimed(third), Duration.ofHours(1));

    var recovery =
        in(
            () -> {
              var _ = store().webhookEndpoints().lock(tenant.id(), endpoint.id());
              return deliveries().recover(tenant.id(), endpoint.id(), 1, 100);
            });

    assertThat(recovery).isEqualTo(new WebhookDeliveries.Recovery(1, 3));
    delivered(claimed(second));
    delivered(claimed(third));
    assertThat(claim()).isEmpty();
    assertThat(get(first).attempts()).isEqualTo(1);
    assertThat(get(second).attempts()).isEqualTo(2);
  }

  @Test
  void one_that_is_under_way_while_earlier_ones_come_back_waits_for_them_afterwards() {
    var subject = subject();
    var first = happened("wallet.requested", subject);
    var second = happened("wallet.activated", subject);
    plan();
    delivered(claimed(first));
    var underWay = claimed(second);
    locked(() -> deliveries().recover(tenant.id(), endpoint.id(), 0, 100));
    retry(underWay, Duration.ZERO);

    assertThat(events(claim())).containsExactly(first);
  }
}
