package io.purser.domain.simulation;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** All orders. Used inside a unit of work of the tenant. */
final class InMemoryOrders {
  private final InMemoryUnitOfWork work;
  private final Rows<String, Order> rows;

  InMemoryOrders(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  void add(Order order) {
    work.require(order.tenant(), "orders.add");
    rows.add(order.id(), order);
  }

  Order get(TenantId tenant, String id) {
    work.require(tenant, "orders.get");
    return rows.get(id).orElseThrow();
  }

  void save(Order order) {
    work.require(order.tenant(), "orders.save");
    var stored = rows.lock(order.id()).orElseThrow();
    if (stored.state() != Order.State.REQUESTED) {
      throw new IllegalStateException(order.id() + " is settled: " + stored.state());
    }
    rows.put(order.id(), order);
  }

  /** What the bank has done on a card that we know of. */
  Set<String> effectsOn(TenantId tenant, String card) {
    work.require(tenant, "orders.effectsOn");
    return rows.all()
        .filter(order -> order.card().equals(card))
        .map(Order::effect)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Every order, for assertions. */
  List<Order> all() {
    return rows.committed();
  }
}
