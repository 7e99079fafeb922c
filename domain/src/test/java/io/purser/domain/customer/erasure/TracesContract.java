package io.purser.domain.customer.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.audit.AuditFilter;
import io.purser.domain.audit.Initiator;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.audit.RecordedEntry;
import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerBuilder;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.event.EventFilter;
import io.purser.domain.event.Journal;
import io.purser.domain.event.PlacedEvent;
import io.purser.domain.idempotency.Claim;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.list.PageRequest;
import io.purser.domain.wallet.external.LinkWallet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is left of customers who were erased. Run against the fake and against PostgreSQL. */
public abstract class TracesContract extends StoreContract {
  private static final Initiator BY =
      new Initiator("operator:op", "Reason-of-ana", "request-1", "203.0.113.7");
  private static final Duration LEASE = Duration.ofMinutes(1);

  private Journal journal() {
    return new Journal(store().eventLog(), store().auditLog(), Given.IDS);
  }

  private Customer.Living customer() {
    return given.customer(
        CustomerBuilder.aCustomer()
            .of(tenant.id())
            .createdAt(store().now())
            .externalId(Given.unique("external"))
            .email(Given.unique("ana") + "@example.com")
            .build());
  }

  private void delete(Customer.Living customer) {
    in(() -> store().customers().save(customer.delete(store().now())));
  }

  private EraseCustomer.Result erase(Customer customer) {
    return in(
        () ->
            new EraseCustomer(store().customers(), store().traces(), journal(), store()::now)
                .handle(tenant.id(), customer.id(), BY));
  }

  private Customer.Living erased() {
    var customer = customer();
    happens(customer);
    delete(customer);
    assertThat(erase(customer)).isEqualTo(new EraseCustomer.Result.Done());
    return customer;
  }

  private void happens(Customer customer) {
    in(
        () ->
            journal()
                .record(
                    BY,
                    tenant.id(),
                    "customer.updated",
                    customer.id().value(),
                    customer.id(),
                    Map.of("members", "name"),
                    List.of(new MemberChange.Personal("name", "Ana", "Bea")),
                    store().now()));
  }

  private List<DomainEvent> events(Customer customer) {
    store().eventPlaces().place(tenant.id(), 1000);
    return in(
            () ->
                store()
                    .eventFeed()
                    .newestFirst(
                        tenant.id(),
                        List.of(new EventFilter.OfCustomer(customer.id())),
                        PageRequest.first(50)))
        .items()
        .stream()
        .map(PlacedEvent::event)
        .toList();
  }

  private List<RecordedEntry> entries(AuditFilter filter) {
    return in(() ->
            store().auditTrail().newestFirst(tenant.id(), List.of(filter), PageRequest.first(50)))
        .items();
  }

  @Test
  void a_tombstone_is_left_that_says_when() {
    var customer = erased();

    assertThat(in(() -> store().customers().get(tenant.id(), customer.id())).orElseThrow())
        .isInstanceOfSatisfying(
            Customer.Deleted.class,
            it -> {
              assertThat(it.erasedAt()).isNotNull();
              assertThat(it.header().externalId()).isNull();
            });
  }

  @Test
  void a_living_customer_is_not_erased_and_erasing_twice_does_nothing() {
    var living = customer();
    assertThat(erase(living)).isInstanceOf(EraseCustomer.Result.Refused.class);
    assertThat(in(() -> store().customers().get(tenant.id(), living.id()))).contains(living);

    var customer = erased();
    var before = events(customer);
    assertThat(erase(customer)).isEqualTo(new EraseCustomer.Result.Done());
    assertThat(events(customer)).isEqualTo(before);
  }

  @Test
  void what_happened_stays_and_says_nothing_more() {
    var other = customer();
    happens(other);
    var customer = erased();

    assertThat(events(customer))
        .extracting(DomainEvent::type)
        .containsExactly("customer.erased", "customer.updated");
    assertThat(events(customer)).allSatisfy(event -> assertThat(event.facts()).isEmpty());
    assertThat(events(other)).allSatisfy(event -> assertThat(event.facts()).isNotEmpty());
  }

  @Test
  void what_comes_later_is_written_down_and_read_without_what_it_says() {
    var customer = erased();

    happens(customer);

    assertThat(events(customer)).hasSize(3);
    assertThat(events(customer)).allSatisfy(event -> assertThat(event.facts()).isEmpty());
    assertThat(entries(new AuditFilter.OfCustomer(customer.id()))).hasSize(2);
  }

  @Test
  void who_did_what_stays_without_why_and_where_but_for_the_erasure_itself() {
    var customer = erased();

    assertThat(entries(new AuditFilter.OfCustomer(customer.id())))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("customer.updated");
              assertThat(entry.by()).isEqualTo(new Initiator("operator:op", null, "request-1"));
              assertThat(entry.changes()).isEmpty();
            });
    assertThat(entries(new AuditFilter.OfAction("customer.erased")))
        .filteredOn(entry -> entry.subject().equals(customer.id().value()))
        .singleElement()
        .satisfies(entry -> assertThat(entry.by()).isEqualTo(BY));
  }

  @Test
  void stored_answers_about_the_customer_are_as_good_as_expired() {
    var customer = customer();
    var about = call(Given.unique("key"));
    var other = call(Given.unique("key"));
    answer(about, new StoredAnswer(201, Map.of(), "Answer-of-ana", customer.id()));
    answer(other, new StoredAnswer(200, Map.of(), "of nobody", null));
    delete(customer);

    erase(customer);

    assertThat(in(() -> store().idempotencyRecords().claim(about, LEASE)))
        .isInstanceOf(Claim.Fresh.class);
    assertThat(in(() -> store().idempotencyRecords().claim(other, LEASE)))
        .isInstanceOf(Claim.Answered.class);
  }

  private IdempotentCall call(String key) {
    return new IdempotentCall(
        tenant.id(), "service:app", new IdempotencyKey(key), "fingerprint of " + key);
  }

  private void answer(IdempotentCall call, StoredAnswer answer) {
    in(
        () -> {
          var claim = store().idempotencyRecords().claim(call, LEASE);
          assertThat(claim)
              .isInstanceOfSatisfying(
                  Claim.Fresh.class,
                  fresh -> store().idempotencyRecords().complete(fresh.ticket(), answer));
        });
  }

  @Test
  void addresses_of_their_own_are_gone() {
    var customer = customer();
    var address = new ChainAddress(Chain.BASE, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    in(
        () ->
            new LinkWallet(
                    store().customers(),
                    store().externalWallets(),
                    journal(),
                    Given.IDS,
                    store()::now)
                .link(tenant.id(), customer.id(), address, BY));
    delete(customer);

    erase(customer);

    assertThat(
            in(
                () ->
                    store()
                        .externalWallets()
                        .list(tenant.id(), customer.id(), PageRequest.first(5))
                        .items()))
        .isEmpty();
  }

  @Test
  void who_was_deleted_long_ago_is_due_until_erased() {
    var living = customer();
    var late = customer();
    var early = customer();
    delete(early);
    store().letTimePass(Duration.ofDays(2));
    delete(late);

    assertThat(due(Duration.ofDays(1))).contains(early.id().value());
    assertThat(due(Duration.ofDays(1))).doesNotContain(late.id().value(), living.id().value());
    assertThat(due(Duration.ZERO)).containsSubsequence(early.id().value(), late.id().value());

    erase(early);

    assertThat(due(Duration.ofDays(1))).doesNotContain(early.id().value());
  }

  @Test
  void whoever_is_behind_somebody_is_told_in_the_same_order() {
    var deleted = List.of(deletedNow(), deletedNow(), deletedNow());

    var all = dueBehind(null);

    assertThat(all).extracting(Traces.Due::customer).containsExactlyInAnyOrderElementsOf(deleted);
    for (int i = 0; i < all.size(); i++) {
      assertThat(dueBehind(all.get(i))).isEqualTo(all.subList(i + 1, all.size()));
    }
  }

  private List<Traces.Due> dueBehind(Traces.@Nullable Due behind) {
    return store().traces().dueAfter(Duration.ZERO, behind, 1000).stream()
        .filter(due -> due.tenant().equals(tenant.id()))
        .toList();
  }

  private CustomerId deletedNow() {
    var customer = customer();
    delete(customer);
    return customer.id();
  }

  private List<String> due(Duration age) {
    return store().traces().dueAfter(age, null, 1000).stream()
        .filter(due -> due.tenant().equals(tenant.id()))
        .map(due -> due.customer().value())
        .toList();
  }
}
