package io.purser.domain.customer.erasure;

import static java.util.Comparator.comparing;

import io.purser.domain.InMemoryStore;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Traces} in memory, where nothing is sealed: what a key would hide is left out. */
public final class InMemoryTraces implements Traces {
  private static final Comparator<Due> EARLIEST_FIRST =
      comparing(Due::deletedAt)
          .thenComparing(due -> due.tenant().value())
          .thenComparing(due -> due.customer().value());

  private final InMemoryStore store;

  public InMemoryTraces(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void destroy(TenantId tenant, CustomerId customer) {
    store.work().require(tenant, "traces.destroy");
    store.eventLog().forgetFactsOf(customer);
    store.auditLog().forgetWordsOf(customer);
    store.idempotencyRecords().forget(tenant, customer);
    store.externalWallets().forget(tenant, customer);
  }

  @Override
  public List<Due> dueAfter(Duration age, @Nullable Due behind, int maximum) {
    var latest = store.now().minus(age);
    return store.customers().all().stream()
        .filter(Customer.Deleted.class::isInstance)
        .map(Customer.Deleted.class::cast)
        .filter(customer -> customer.erasedAt() == null && !customer.deletedAt().isAfter(latest))
        .map(customer -> new Due(customer.header().tenant(), customer.id(), customer.deletedAt()))
        .filter(due -> behind == null || EARLIEST_FIRST.compare(due, behind) > 0)
        .sorted(EARLIEST_FIRST)
        .limit(maximum)
        .toList();
  }
}
