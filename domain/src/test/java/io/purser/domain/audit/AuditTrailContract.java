package io.purser.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Walk;
import io.purser.domain.tenant.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the audit log is read. */
public abstract class AuditTrailContract extends StoreContract {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final Initiator OPERATOR =
      new Initiator("operator:desk|7", "asked by phone", "request-9", "192.0.2.7");

  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private AuditTrail trail() {
    return store().auditTrail();
  }

  private AuditEntry done(Instant at, Initiator by, String action, @Nullable Customer about) {
    return done(tenant, at, by, action, about);
  }

  private AuditEntry done(
      Tenant owner, Instant at, Initiator by, String action, @Nullable Customer about) {
    var entry =
        new AuditEntry(
            Given.IDS.next("aud"),
            owner.id(),
            at,
            by,
            action,
            about == null ? owner.id().value() : about.id().value(),
            about == null ? null : about.id(),
            List.of(
                new MemberChange.Plain("state", "ACTIVE", "SUSPENDED"),
                new MemberChange.Plain("same", "a", "a"),
                new MemberChange.Personal("email", "ana@example.com", null),
                new MemberChange.Personal("other", "ana@example.com", "bea@example.com")));
    given.in(owner, () -> store().auditLog().append(entry));
    return entry;
  }

  private List<RecordedEntry> list(AuditFilter... filters) {
    return given
        .reading(
            tenant,
            () -> trail().newestFirst(tenant.id(), List.of(filters), PageRequest.first(100)))
        .items();
  }

  private List<String> ids(AuditFilter... filters) {
    return list(filters).stream().map(RecordedEntry::id).toList();
  }

  @Test
  void an_entry_is_read_as_it_was_written_and_what_is_personal_as_hashes() {
    var entry = done(NOON, OPERATOR, "customer.suspended", customer);

    var read = list(new AuditFilter.OfSubject(customer.id().value())).getFirst();

    assertThat(read)
        .returns(entry.id(), RecordedEntry::id)
        .returns(tenant.id(), RecordedEntry::tenant)
        .returns(NOON, RecordedEntry::at)
        .returns(OPERATOR, RecordedEntry::by)
        .returns("customer.suspended", RecordedEntry::action)
        .returns(customer.id().value(), RecordedEntry::subject)
        .returns(customer.id(), RecordedEntry::customer)
        .returns(null, RecordedEntry::seal);
    assertThat(read.changes())
        .extracting(RecordedChange::member)
        .containsExactly("state", "email", "other");
    assertThat(read.changes().getFirst())
        .isEqualTo(new RecordedChange("state", "ACTIVE", "SUSPENDED", false));
    assertThat(read.changes().get(1))
        .returns(true, RecordedChange::hashed)
        .returns(null, RecordedChange::after)
        .satisfies(change -> assertThat(change.before()).matches("[0-9a-f]{32}"));
    assertThat(read.changes().get(2).before()).isNotEqualTo(read.changes().get(2).after());
  }

  @Test
  void the_same_value_of_the_same_member_has_the_same_hash() {
    done(NOON, OPERATOR, "customer.suspended", customer);
    done(NOON, OPERATOR, "customer.suspended", customer);

    var found = list(new AuditFilter.OfCustomer(customer.id()));

    assertThat(found.get(0).changes()).isEqualTo(found.get(1).changes());
  }

  @Test
  void what_nobody_asked_for_has_neither_reason_nor_address() {
    var entry = done(NOON, Initiator.RESOLVER, "operation.confirmed", null);

    assertThat(list(new AuditFilter.OfAction("operation.confirmed")))
        .singleElement()
        .returns(entry.id(), RecordedEntry::id)
        .returns(Initiator.RESOLVER, RecordedEntry::by);
  }

  @Test
  void each_condition_finds_what_it_is_for_and_they_hold_together() {
    var other = given.customer(tenant);
    var early = done(NOON, OPERATOR, "customer.suspended", customer).id();
    var late = done(NOON.plusSeconds(10), OPERATOR, "customer.reactivated", customer).id();
    var theirs = done(NOON.plusSeconds(5), Initiator.RESOLVER, "customer.suspended", other).id();

    assertThat(ids(new AuditFilter.OfCustomer(customer.id()))).containsExactly(late, early);
    assertThat(ids(new AuditFilter.OfSubject(other.id().value()))).containsExactly(theirs);
    assertThat(ids(new AuditFilter.OfActor("system:resolver"))).containsExactly(theirs);
    assertThat(ids(new AuditFilter.OfAction("customer.suspended"))).containsExactly(theirs, early);
    assertThat(ids(new AuditFilter.From(NOON.plusSeconds(5)))).containsExactly(late, theirs);
    assertThat(ids(new AuditFilter.Before(NOON.plusSeconds(5)))).containsExactly(early);
    assertThat(
            ids(
                new AuditFilter.OfCustomer(customer.id()),
                new AuditFilter.OfAction("customer.suspended")))
        .containsExactly(early);
    assertThat(ids(new AuditFilter.OfActor("system"))).isEmpty();
  }

  @Test
  void pages_run_from_the_newest_to_the_oldest_whatever_is_done_meanwhile() {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 7; i++) {
      // Several at one moment, so that the id decides.
      ids.addFirst(done(NOON.plusSeconds(i / 3), OPERATOR, "customer.updated", customer).id());
    }
    List<AuditFilter> updates = List.of(new AuditFilter.OfAction("customer.updated"));

    var seen =
        Walk.through(
            3,
            request ->
                given.reading(tenant, () -> trail().newestFirst(tenant.id(), updates, request)),
            () -> done(NOON.plusSeconds(60), OPERATOR, "customer.updated", customer));

    assertThat(seen).extracting(RecordedEntry::id).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(seen).extracting(RecordedEntry::at).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(
            given
                .reading(
                    tenant,
                    () -> trail().newestFirst(tenant.id(), updates, new PageRequest(1, null, true)))
                .total())
        .isGreaterThanOrEqualTo(7L);
  }

  @Test
  void another_tenants_entries_are_not_found() {
    done(stranger, NOON, OPERATOR, "customer.suspended", null);

    assertThat(ids(new AuditFilter.OfAction("customer.suspended"))).isEmpty();
  }

  @Test
  void a_sealed_entry_knows_its_place_and_its_batch_holds_all_that_is_stored() {
    done(NOON, OPERATOR, "customer.suspended", customer);
    done(NOON, Initiator.RESOLVER, "customer.reactivated", null);
    var batch = store().auditSeals().seal(tenant.id(), 10, NOON).orElseThrow();

    var sealed =
        given.reading(tenant, () -> trail().sealed(tenant.id(), batch.number())).orElseThrow();

    assertThat(sealed.batch()).isEqualTo(batch);
    assertThat(sealed.entries())
        .extracting(stored -> stored.entry().id())
        .containsExactlyElementsOf(batch.entries().stream().map(DigestedEntry::id).toList());
    for (int i = 0; i < batch.entries().size(); i++) {
      var stored = sealed.entries().get(i);
      assertThat(stored.entry().seal())
          .isEqualTo(
              new RecordedEntry.Seal(batch.number(), i + 1, batch.entries().get(i).digest()));
      assertThat(stored.reason() == null).isEqualTo(stored.entry().by().reason() == null);
      assertThat(stored.address() == null).isEqualTo(stored.entry().by().address() == null);
      assertThat(stored.changes()).isNotNull();
      assertThat(stored.mark()).isNotNull();
    }
    assertThat(given.reading(tenant, () -> trail().sealed(tenant.id(), batch.number() + 1)))
        .isEmpty();
  }

  @Test
  void a_period_spans_the_batches_that_were_sealed_in_it() {
    for (int i = 0; i < 4; i++) {
      done(NOON, OPERATOR, "customer.suspended", customer);
      assertThat(store().auditSeals().seal(tenant.id(), 10, NOON.plusSeconds(i))).isPresent();
    }

    assertThat(
            given.reading(
                tenant,
                () -> trail().sealedWithin(tenant.id(), NOON.plusSeconds(1), NOON.plusSeconds(3))))
        .contains(new AuditTrail.Span(2, 3));
    assertThat(
            given.reading(
                tenant,
                () -> trail().sealedWithin(tenant.id(), NOON.plusSeconds(9), NOON.plusSeconds(10))))
        .isEmpty();
  }

  @Test
  void it_is_read_in_a_unit_of_work_of_its_tenant() {
    assertThatIllegalStateException().isThrownBy(() -> trail().sealed(tenant.id(), 1));
    assertThatIllegalStateException()
        .isThrownBy(
            () -> in(() -> trail().newestFirst(stranger.id(), List.of(), PageRequest.first(1))));
  }
}
