package io.purser.domain.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Imports} must do. */
public abstract class ImportsContract extends StoreContract {
  private static final Duration LEASE = Duration.ofMinutes(5);

  private Imports imports() {
    return store().imports();
  }

  private Import.Running started(Tenant of) {
    return Import.Running.start(
        new Import.Header(ImportId.next(Given.IDS), of.id(), store().now()));
  }

  private Import.Running added() {
    var started = started(tenant);
    assertThat(in(() -> imports().add(started))).isTrue();
    return started;
  }

  private Import get(ImportId id) {
    return in(() -> imports().get(tenant.id(), id)).orElseThrow();
  }

  private List<Imports.Claimed> claimed() {
    return imports().claim(LEASE, 10_000).stream()
        .filter(found -> found.tenant().equals(tenant.id()))
        .toList();
  }

  private int attempt() {
    assertThat(claimed()).hasSize(1);
    // Taken up already, so the number is read by letting it go and taking it up again.
    store().letTimePass(LEASE.plusSeconds(1));
    return claimed().getFirst().attempt();
  }

  @Test
  void a_tenant_has_one_that_is_running() {
    var first = added();

    assertThat(in(() -> imports().add(started(tenant)))).isFalse();
    assertThat(in(() -> imports().running(tenant.id()))).contains(first);
    var other = started(stranger);
    assertThat(given.in(stranger, () -> imports().add(other))).isTrue();
    assertThat(in(() -> imports().get(tenant.id(), other.header().id()))).isEmpty();
    var attempt = attempt();
    in(
        () ->
            imports()
                .save(
                    new Import.Finished(first.header(), first.counts(), store().now()),
                    attempt,
                    LEASE));
    assertThat(in(() -> imports().running(tenant.id()))).isEmpty();
    assertThat(in(() -> imports().add(started(tenant)))).isTrue();
  }

  @Test
  void what_is_saved_is_read_again() {
    var started = added();
    var attempt = attempt();
    var further =
        new Import.Running(
            started.header(),
            new Import.Place(RecordKind.CARD_CUSTOMER, 3, 2, 250),
            new Import.Counts(5, 450, 12, 3, 1),
            "the provider counts too many calls");

    in(() -> imports().save(further, attempt, LEASE));
    assertThat(get(started.header().id())).isEqualTo(further);

    var finished = new Import.Finished(started.header(), further.counts(), store().now());
    in(() -> imports().save(finished, attempt, LEASE));
    assertThat(get(started.header().id())).isEqualTo(finished);
    assertThat(claimed()).isEmpty();
  }

  @Test
  void one_is_taken_up_by_one_worker_until_it_is_heard_of_no_more() {
    var started = added();
    var first = claimed().getFirst();

    assertThat(claimed()).isEmpty();
    store().letTimePass(LEASE.minusMinutes(1));
    in(() -> imports().save(started, first.attempt(), LEASE));
    store().letTimePass(LEASE.minusMinutes(1));
    assertThat(claimed()).isEmpty();
    store().letTimePass(Duration.ofMinutes(2));
    var second = claimed().getFirst();

    assertThat(second.attempt()).isGreaterThan(first.attempt());
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> imports().save(started, first.attempt(), LEASE)));
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> imports().release(started, first.attempt(), Duration.ZERO)));
    in(() -> imports().save(started, second.attempt(), LEASE));
  }

  @Test
  void one_that_is_let_go_of_is_taken_up_after_the_pause() {
    var started = added();
    var first = claimed().getFirst();
    in(() -> imports().release(started, first.attempt(), Duration.ofMinutes(1)));

    assertThat(claimed()).isEmpty();
    store().letTimePass(Duration.ofMinutes(2));
    assertThat(claimed()).hasSize(1);
  }
}
