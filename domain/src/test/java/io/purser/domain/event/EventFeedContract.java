package io.purser.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Walk;
import io.purser.domain.tenant.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log, the places and the feed of events must do together. */
public abstract class EventFeedContract extends StoreContract {
  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private EventPlaces places() {
    return store().eventPlaces();
  }

  private EventFeed feed() {
    return store().eventFeed();
  }

  private DomainEvent event(Tenant owner, String type, String subject, @Nullable Customer about) {
    return new DomainEvent(
        Given.IDS.next("evt"),
        owner.id(),
        type,
        subject,
        about == null ? null : about.id(),
        Map.of("amount", "1.25", "asset", "USDC"),
        store().now());
  }

  /** An event of the first tenant's customer. */
  private DomainEvent happened(String type) {
    return happened(event(tenant, type, customer.id().value(), customer), tenant);
  }

  private DomainEvent happened(DomainEvent event, Tenant owner) {
    given.in(owner, () -> store().eventLog().append(event));
    return event;
  }

  private List<PlacedEvent> after(long position, EventFilter... filters) {
    return in(() -> feed().after(tenant.id(), position, List.of(filters), 100)).events();
  }

  private static List<DomainEvent> events(List<PlacedEvent> placed) {
    return placed.stream().map(PlacedEvent::event).toList();
  }

  @Test
  void an_event_is_in_the_feed_as_it_was_appended_once_it_is_placed() {
    var ofCustomer = happened("customer.created");
    var ofNobody = happened(event(tenant, "key.issued", Given.IDS.next("key"), null), tenant);
    assertThat(after(0)).isEmpty();

    assertThat(places().place(tenant.id(), 100)).isEqualTo(2);

    assertThat(after(0))
        .containsExactly(new PlacedEvent(1, 1, ofCustomer), new PlacedEvent(2, 1, ofNobody));
    assertThat(in(() -> feed().head(tenant.id()))).isEqualTo(2);
  }

  @Test
  void positions_are_dense_and_each_subject_has_a_sequence_of_its_own() {
    var other = Given.IDS.next("wal");
    for (int round = 0; round < 3; round++) {
      happened("customer.suspended");
      happened(event(tenant, "wallet.failed", other, customer), tenant);
      happened("customer.reactivated");
      assertThat(places().place(tenant.id(), 2)).isEqualTo(2);
    }
    assertThat(places().place(tenant.id(), 100)).isEqualTo(3);
    assertThat(places().place(tenant.id(), 100)).isZero();

    var placed = after(0);
    assertThat(placed).extracting(PlacedEvent::position).containsExactly(span(1, 9));
    assertThat(placed)
        .filteredOn(it -> it.event().subject().equals(other))
        .extracting(PlacedEvent::sequence)
        .containsExactly(1L, 2L, 3L);
    assertThat(placed)
        .filteredOn(it -> it.event().subject().equals(customer.id().value()))
        .extracting(PlacedEvent::sequence)
        .containsExactly(span(1, 6));
  }

  @Test
  void several_events_of_one_unit_of_work_stay_in_their_order() {
    var types = new ArrayList<String>();
    in(
        () -> {
          for (int i = 0; i < 20; i++) {
            var type = "customer.step_" + (char) ('a' + (i * 7) % 20);
            types.add(type);
            store().eventLog().append(event(tenant, type, customer.id().value(), customer));
          }
        });
    places().place(tenant.id(), 100);

    assertThat(events(after(0))).extracting(DomainEvent::type).containsExactlyElementsOf(types);
  }

  @Test
  void what_was_rolled_back_takes_no_place() {
    assertThatThrownBy(
            () ->
                in(
                    () -> {
                      store()
                          .eventLog()
                          .append(event(tenant, "wallet.failed", customer.id().value(), customer));
                      throw new IllegalArgumentException("changed my mind");
                    }))
        .hasMessage("changed my mind");
    var kept = happened("customer.created");

    places().place(tenant.id(), 100);

    assertThat(after(0)).containsExactly(new PlacedEvent(1, 1, kept));
  }

  @Test
  void each_tenant_counts_for_itself() {
    happened("customer.created");
    happened("customer.suspended");
    var theirs = given.customer(stranger);
    var foreign =
        happened(event(stranger, "customer.created", theirs.id().value(), theirs), stranger);

    assertThat(places().waiting(1000))
        .extracting(EventPlaces.Waiting::tenant)
        .contains(tenant.id(), stranger.id());
    assertThat(places().place(stranger.id(), 100)).isOne();

    assertThat(after(0)).isEmpty();
    assertThat(given.in(stranger, () -> feed().after(stranger.id(), 0, List.of(), 100)).events())
        .containsExactly(new PlacedEvent(1, 1, foreign));
    assertThat(places().waiting(1000))
        .extracting(EventPlaces.Waiting::tenant)
        .contains(tenant.id())
        .doesNotContain(stranger.id());
  }

  @Test
  void who_waits_longest_is_named_with_the_time_since_when() {
    var first = happened("customer.created");
    store().letTimePass(Duration.ofSeconds(1));
    happened("customer.suspended");

    assertThat(places().waiting(1000))
        .contains(new EventPlaces.Waiting(tenant.id(), first.occurredAt()));
  }

  @Test
  void the_feed_goes_on_after_any_position() {
    for (int i = 0; i < 5; i++) {
      happened("customer.suspended");
    }
    places().place(tenant.id(), 100);

    var slice = in(() -> feed().after(tenant.id(), 1, List.of(), 2));

    assertThat(slice.events()).extracting(PlacedEvent::position).containsExactly(2L, 3L);
    assertThat(slice.upTo()).isEqualTo(3);
    assertThat(in(() -> feed().after(tenant.id(), 3, List.of(), 100)).upTo()).isEqualTo(5);
    assertThat(in(() -> feed().after(tenant.id(), 5, List.of(), 100)))
        .isEqualTo(new EventFeed.Slice(List.of(), 5));
    assertThat(in(() -> feed().after(tenant.id(), 77, List.of(), 100)))
        .isEqualTo(new EventFeed.Slice(List.of(), 77));
  }

  @Test
  void filters_hold_together_and_what_they_pass_over_is_not_looked_at_again() {
    var other = given.customer(tenant);
    happened("customer.suspended");
    var wanted = happened("customer.created");
    happened(event(tenant, "customer.created", other.id().value(), other), tenant);
    happened("customer.reactivated");
    places().place(tenant.id(), 100);
    var created = new EventFilter.OfTypes(Set.of("customer.created", "wallet.activated"));
    var ofCustomer = new EventFilter.OfCustomer(customer.id());

    var slice = in(() -> feed().after(tenant.id(), 0, List.of(created, ofCustomer), 100));

    assertThat(events(slice.events())).containsExactly(wanted);
    assertThat(slice.upTo()).isEqualTo(4);
    assertThat(in(() -> feed().after(tenant.id(), 0, List.of(created), 1)).upTo()).isEqualTo(2);
  }

  @Test
  void a_timeline_runs_from_the_newest_to_the_oldest_and_has_only_what_was_asked_for() {
    var other = given.customer(tenant);
    happened(event(tenant, "customer.created", other.id().value(), other), tenant);
    var happened = new ArrayList<DomainEvent>();
    for (int i = 0; i < 7; i++) {
      happened.addFirst(happened("customer.suspended"));
    }
    places().place(tenant.id(), 100);
    happened("customer.reactivated");
    List<EventFilter> ofCustomer = List.of(new EventFilter.OfCustomer(customer.id()));

    var seen =
        Walk.through(
            3,
            request -> in(() -> feed().newestFirst(tenant.id(), ofCustomer, request)),
            () -> happened("customer.suspended"));

    assertThat(seen).extracting(PlacedEvent::event).containsExactlyElementsOf(happened);
    assertThat(
            in(() -> feed().newestFirst(tenant.id(), ofCustomer, new PageRequest(1, null, true)))
                .total())
        .isEqualTo(7);
  }

  @Test
  void the_feed_is_read_in_a_unit_of_work_of_its_tenant() {
    assertThatIllegalStateException().isThrownBy(() -> feed().head(tenant.id()));
    assertThatIllegalStateException()
        .isThrownBy(() -> in(() -> feed().after(stranger.id(), 0, List.of(), 1)));
  }

  private static Long[] span(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toArray(Long[]::new);
  }
}
