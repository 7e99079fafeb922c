package io.purser.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.webhook.WebhookDeliveries.Claimed;
import io.purser.domain.webhook.WebhookDeliveries.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link WebhookDeliveries} must do. */
public abstract class WebhookDeliveriesContract extends StoreContract {
  private static final Duration LEASE = Duration.ofSeconds(90);
  private static final Duration TOOK = Duration.ofMillis(120);
  private static final Attempt TAKEN = Attempt.answered(204, null, TOOK);
  private static final Attempt REFUSED = Attempt.answered(500, null, TOOK);

  /** More than other tests leave behind in a shared store. */
  private static final int ALL = 10_000;

  private WebhookEndpoint endpoint;

  @BeforeEach
  void giveEndpoint() {
    endpoint = added(WebhookEndpointBuilder.anEndpointOf(tenant, store().now()).build());
  }

  private WebhookDeliveries deliveries() {
    return store().webhookDeliveries();
  }

  private WebhookEndpoint added(WebhookEndpoint wanted) {
    in(() -> store().webhookEndpoints().add(wanted, 0));
    return wanted;
  }

  private static String subject() {
    return Given.IDS.next("wal");
  }

  /** An event that has its place. */
  private String happened(String type, String subject) {
    return happened(tenant, type, subject);
  }

  private String happened(Tenant owner, String type, String subject) {
    var id = Given.IDS.next("evt");
    given.in(
        owner,
        () ->
            store()
                .eventLog()
                .append(
                    new DomainEvent(id, owner.id(), type, subject, null, Map.of(), store().now())));
    store().eventPlaces().place(owner.id(), 100);
    return id;
  }

  private int plan() {
    return plan(endpoint, 100);
  }

  private int plan(WebhookEndpoint wanted, int maximum) {
    return in(() -> deliveries().plan(tenant.id(), wanted.id(), maximum));
  }

  /** What other tests left behind is taken up too, and left to them. */
  private List<Claimed> claim() {
    return claim(100);
  }

  private List<Claimed> claim(int atOnce) {
    return deliveries().claim(ALL, atOnce, LEASE).stream()
        .filter(claimed -> claimed.endpoint().equals(endpoint.id()))
        .toList();
  }

  private Claimed claimed(String eventId) {
    return claim().stream()
        .filter(claimed -> claimed.eventId().equals(eventId))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> events(List<Claimed> claims) {
    return claims.stream().map(Claimed::eventId).toList();
  }

  private void delivered(Claimed claimed) {
    in(() -> deliveries().delivered(claimed, TAKEN));
  }

  private void retry(Claimed claimed, Duration pause) {
    in(() -> deliveries().retry(claimed, REFUSED, pause));
  }

  private WebhookDelivery get(String eventId) {
    return find(eventId).orElseThrow();
  }

  private Optional<WebhookDelivery> find(String eventId) {
    return in(() -> deliveries().get(tenant.id(), endpoint.id(), eventId));
  }

  private List<WebhookDelivery> list(@Nullable DeliveryState state) {
    return in(
        () -> deliveries().list(tenant.id(), endpoint.id(), state, PageRequest.first(100)).items());
  }

  private void locked(Runnable body) {
    in(
        () -> {
          assertThat(store().webhookEndpoints().lock(tenant.id(), endpoint.id())).isPresent();
          body.run();
        });
  }

  private void disable() {
    locked(
        () -> {
          endpoint =
              store()
                  .webhookEndpoints()
                  .save(endpoint.disabled(WebhookEndpoint.Why.FAILING, store().now()));
          deliveries().hold(tenant.id(), endpoint.id());
        });
  }

  private void enable() {
    locked(
        () -> {
          endpoint = store().webhookEndpoints().save(endpoint.enabled(store().now()));
          deliveries().resume(tenant.id(), endpoint.id());
        });
  }

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

  private boolean redeliver(String eventId) {
    return deliveries().redeliver(tenant.id(), endpoint.id(), eventId);
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
