package io.purser.domain.customer.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ErasureSweepTest {
  private static final Duration YEAR = Duration.ofDays(365);

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final LastingTraces traces = new LastingTraces(platform.store.traces());
  private final ErasureSweep sweep =
      new ErasureSweep(
          platform.store.work(),
          traces,
          new EraseCustomer(
              platform.store.customers(),
              traces,
              new Journal(
                  platform.store.eventLog(), platform.store.auditLog(), platform.store.ids()),
              platform.store.clock()));

  private void delete(Customer.Living customer) {
    platform.given.in(
        platform.tenant,
        () -> platform.store.customers().save(customer.delete(platform.store.now())));
  }

  private boolean isErased(Customer customer) {
    return platform.load(customer.id()) instanceof Customer.Deleted deleted
        && deleted.erasedAt() != null;
  }

  @Test
  void who_was_deleted_long_enough_ago_is_erased_and_nobody_else() {
    var living = platform.customer("living@example.com");
    var early = platform.customer("early@example.com");
    var late = platform.customer("late@example.com");
    delete(early);
    platform.store.letTimePass(YEAR);
    delete(late);

    assertThat(sweep.work(YEAR, () -> true)).isOne();

    assertThat(isErased(early)).isTrue();
    assertThat(isErased(late)).isFalse();
    assertThat(platform.load(living.id())).isEqualTo(living);
    assertThat(platform.store.auditLog().all().getLast())
        .returns("customer.erased", AuditEntry::action)
        .returns("system:retention", AuditEntry::actor);
    assertThat(sweep.work(YEAR, () -> true)).isZero();
  }

  @Test
  void what_it_is_told_to_leave_waits() {
    var customer = platform.customer("ana@example.com");
    delete(customer);

    assertThat(sweep.work(Duration.ZERO, () -> false)).isZero();

    assertThat(isErased(customer)).isFalse();
  }

  @Test
  void those_who_cannot_be_erased_keep_nobody_behind_them_waiting_and_are_tried_again() {
    var stuck =
        IntStream.range(0, 100).mapToObj(i -> platform.customer(i + "@example.com")).toList();
    stuck.forEach(this::delete);
    stuck.forEach(customer -> traces.lasting.add(customer.id()));
    platform.store.letTimePass(YEAR);
    var behind = platform.customer("behind@example.com");
    delete(behind);

    assertThatThrownBy(() -> sweep.work(Duration.ZERO, () -> true)).hasMessage("planted");
    assertThat(sweep.work(Duration.ZERO, () -> true)).isOne();

    assertThat(isErased(behind)).isTrue();
    assertThat(stuck).noneMatch(this::isErased);
    traces.lasting.clear();
    assertThat(sweep.work(Duration.ZERO, () -> true)).isEqualTo(100);
    assertThat(stuck).allMatch(this::isErased);
  }

  /** Of some customers they cannot be destroyed. */
  private static final class LastingTraces implements Traces {
    private final Traces traces;
    private final Set<CustomerId> lasting = new HashSet<>();

    LastingTraces(Traces traces) {
      this.traces = traces;
    }

    @Override
    public void destroy(TenantId tenant, CustomerId customer) {
      if (lasting.contains(customer)) {
        throw new IllegalStateException("planted");
      }
      traces.destroy(tenant, customer);
    }

    @Override
    public List<Due> dueAfter(Duration age, @Nullable Due behind, int maximum) {
      return traces.dueAfter(age, behind, maximum);
    }
  }
}
