package io.purser.domain.simulation;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.OperationClass;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans an order. Used inside a unit of work. */
final class PlaceOrder {
  private final Operations operations;
  private final InMemoryOrders orders;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;

  PlaceOrder(
      Operations operations, InMemoryOrders orders, Journal journal, Ids ids, InstantSource clock) {
    this.operations = operations;
    this.orders = orders;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  /** What is ordered. {@code reference} is null for a limit. */
  record Wanted(OperationKind kind, String card, int value, @Nullable String reference) {}

  Plan plan(TenantId tenant, CustomerId customer, Wanted wanted) {
    var at = clock.instant();
    var id = ids.next("ord");
    var operation = OperationId.next(ids);
    var planning =
        operations.plan(
            new NewOperation(
                operation,
                tenant,
                wanted.kind(),
                id,
                customer,
                naturalKey(wanted),
                wanted.reference(),
                at));
    return switch (planning) {
      case Operations.Planning.KeyBusy _ -> refused("busy");
      case Operations.Planning.ReferenceUsed(var by) -> refused("used by " + by);
      case Operations.Planning.Planned _ -> {
        orders.add(
            new Order(
                id,
                tenant,
                operation,
                wanted.card(),
                wanted.value(),
                wanted.reference(),
                Order.State.REQUESTED,
                null));
        journal.record(Node.BY, tenant, "order.requested", id, customer, Map.of(), at);
        yield new Plan.Planned(operation);
      }
    };
  }

  /** Money without a key moves one order at a time on each card, so that it is found again. */
  private static String naturalKey(Wanted wanted) {
    return wanted.kind().callClass() == OperationClass.KEYED
        ? String.valueOf(wanted.reference())
        : wanted.card();
  }

  private static Plan refused(String why) {
    return new Plan.Answered(new StoredAnswer(409, Map.of(), "refused: " + why, null));
  }
}
