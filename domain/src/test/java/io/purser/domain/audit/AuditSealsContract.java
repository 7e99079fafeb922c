package io.purser.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the audit log and its seals must do together. */
public abstract class AuditSealsContract extends StoreContract {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00.000001Z");
  private static final Initiator BY =
      new Initiator("operator:desk|7", "asked by phone", "request-9", "192.0.2.7");

  private AuditSeals seals() {
    return store().auditSeals();
  }

  private static AuditEntry entry(Tenant owner, Initiator by, @Nullable CustomerId about) {
    return new AuditEntry(
        Given.IDS.next("aud"),
        owner.id(),
        NOON,
        by,
        "customer.suspended",
        about == null ? owner.id().value() : about.value(),
        about,
        List.of(new MemberChange.Plain("state", "active", "suspended")));
  }

  private String done() {
    return done(tenant);
  }

  private String done(Tenant owner) {
    var entry = entry(owner, BY, given.customer(owner).id());
    given.in(owner, () -> store().auditLog().append(entry));
    return entry.id();
  }

  private List<AuditBatch> chain(Tenant owner) {
    return given.reading(owner, () -> store().auditTrail().batches(owner.id(), 0, 1000));
  }

  private static List<String> ids(AuditBatch batch) {
    return batch.entries().stream().map(DigestedEntry::id).toList();
  }

  /** What the customers of the tests were created with is of no interest. */
  private void sealWhatIsThere() {
    for (var owner : List.of(tenant, stranger)) {
      while (seals().seal(owner.id(), 1000, NOON).isPresent()) {
        assertThat(chain(owner)).isNotEmpty();
      }
    }
  }

  @Test
  void entries_of_every_kind_are_sealed_in_the_order_of_their_ids() {
    var ids = new ArrayList<String>();
    ids.add(done());
    for (var by : List.of(BY, Initiator.RESOLVER)) {
      var entry = entry(tenant, by, null);
      in(() -> store().auditLog().append(entry));
      ids.add(entry.id());
    }

    var batch = seals().seal(tenant.id(), 10, NOON).orElseThrow();

    assertThat(ids(batch)).containsExactlyElementsOf(ids.stream().sorted().toList());
    assertThat(batch.entries()).extracting(DigestedEntry::digest).doesNotHaveDuplicates();
    assertThat(batch)
        .returns(tenant.id(), AuditBatch::tenant)
        .returns(1L, AuditBatch::number)
        .returns(NOON, AuditBatch::sealedAt)
        .returns(null, AuditBatch::previous);
    assertThat(chain(tenant)).containsExactly(batch);
    assertThat(seals().seal(tenant.id(), 10, NOON)).isEmpty();
  }

  @Test
  void each_batch_names_the_one_before_and_none_has_more_than_it_may() {
    for (int i = 0; i < 7; i++) {
      done();
    }
    for (int i = 0; i < 3; i++) {
      assertThat(seals().seal(tenant.id(), 3, NOON.plusSeconds(i))).isPresent();
    }

    var chain = chain(tenant);

    assertThat(chain).extracting(AuditBatch::number).containsExactly(1L, 2L, 3L);
    assertThat(chain).extracting(batch -> batch.entries().size()).containsExactly(3, 3, 1);
    assertThat(chain.get(1).previous()).isEqualTo(chain.get(0).digest());
    assertThat(chain.get(2).previous()).isEqualTo(chain.get(1).digest());
    assertThat(given.reading(tenant, () -> store().auditTrail().batches(tenant.id(), 1, 1)))
        .containsExactly(chain.get(1));
  }

  @Test
  void an_entry_that_is_made_first_and_committed_last_is_in_a_later_batch() {
    var early = entry(tenant, BY, null);
    var late = done();
    seals().seal(tenant.id(), 10, NOON);
    in(() -> store().auditLog().append(early));

    var second = seals().seal(tenant.id(), 10, NOON).orElseThrow();

    assertThat(ids(chain(tenant).getFirst())).containsExactly(late);
    assertThat(ids(second)).containsExactly(early.id());
    assertThat(chain(tenant)).hasSize(2);
  }

  @Test
  void what_was_rolled_back_is_in_no_batch() {
    assertThatThrownBy(
            () ->
                in(
                    () -> {
                      store().auditLog().append(entry(tenant, BY, null));
                      throw new IllegalArgumentException("changed my mind");
                    }))
        .hasMessage("changed my mind");

    assertThat(seals().seal(tenant.id(), 10, NOON)).isEmpty();
  }

  @Test
  void each_tenant_has_a_chain_of_its_own() {
    sealWhatIsThere();
    var ours = done();
    var theirs = done(stranger);
    assertThat(seals().waiting(1000))
        .extracting(AuditSeals.Waiting::tenant)
        .contains(tenant.id(), stranger.id());

    assertThat(ids(seals().seal(stranger.id(), 10, NOON).orElseThrow())).containsExactly(theirs);

    assertThat(seals().waiting(1000))
        .extracting(AuditSeals.Waiting::tenant)
        .contains(tenant.id())
        .doesNotContain(stranger.id());
    assertThat(ids(seals().seal(tenant.id(), 10, NOON).orElseThrow())).containsExactly(ours);
    assertThat(chain(tenant)).hasSize(1);
    assertThat(chain(stranger)).hasSize(1);
  }

  @Test
  void who_waits_is_named_with_the_time_since_when() {
    sealWhatIsThere();
    var before = store().now();
    done();
    var after = store().now();
    store().letTimePass(Duration.ofMinutes(3));

    assertThat(seals().waiting(1000))
        .filteredOn(waiting -> waiting.tenant().equals(tenant.id()))
        .singleElement()
        .satisfies(
            waiting ->
                assertThat(Duration.between(waiting.since(), store().now()))
                    .isBetween(
                        Duration.ofMinutes(3), Duration.ofMinutes(4).plus(between(before, after))));
  }

  private static Duration between(Instant from, Instant to) {
    return Duration.between(from, to);
  }

  @Test
  void the_chain_is_read_in_a_unit_of_work_of_its_tenant() {
    assertThatIllegalStateException()
        .isThrownBy(() -> store().auditTrail().batches(tenant.id(), 0, 1));
    assertThatIllegalStateException()
        .isThrownBy(() -> in(() -> store().auditTrail().batches(stranger.id(), 0, 1)));
  }
}
