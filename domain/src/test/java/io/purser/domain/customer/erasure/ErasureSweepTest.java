package io.purser.domain.customer.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.customer.Customer;
import io.purser.domain.event.Journal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ErasureSweepTest {
  private static final Duration YEAR = Duration.ofDays(365);

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final ErasureSweep sweep =
      new ErasureSweep(
          platform.store.work(),
          platform.store.traces(),
          new EraseCustomer(
              platform.store.customers(),
              platform.store.traces(),
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
}
