package io.purser.domain.simulation;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.ProviderKey;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.work.Deadline;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries out the orders of one kind. */
final class OrderWrite implements ProviderWrite<OrderWrite.Request, String> {
  private final OperationKind kind;
  private final InMemoryOrders orders;
  private final Bank bank;
  private final UnreliableLine line;
  private final Journal journal;

  OrderWrite(
      OperationKind kind, InMemoryOrders orders, Bank bank, UnreliableLine line, Journal journal) {
    this.kind = kind;
    this.orders = orders;
    this.bank = bank;
    this.line = line;
    this.journal = journal;
  }

  /**
   * What the bank is asked.
   *
   * @param known what it has done on the card that is the effect of other orders
   */
  record Request(Order order, ProviderKey key, Set<String> known) {}

  @Override
  public OperationKind kind() {
    return kind;
  }

  @Override
  public Preparation<Request> prepare(Operation.Open operation) {
    var tenant = operation.header().tenant();
    var order = orders.get(tenant, operation.header().subject());
    return new Preparation.Ready<>(
        new Request(
            order,
            ProviderKey.of(tenant, kind, String.valueOf(order.reference())),
            orders.effectsOn(tenant, order.card())));
  }

  @Override
  public Sighting<String> lookUp(Operation.Open operation, Request request, Deadline deadline) {
    return line.read(
        () ->
            seen(request)
                .<Sighting<String>>map(Sighting.Present::new)
                .orElseGet(Sighting.Absent::new),
        Sighting.Unclear::new);
  }

  private Optional<String> seen(Request request) {
    var order = request.order();
    return switch (kind.callClass()) {
      case KEYED -> line.hidesEffects() ? Optional.empty() : bank.paidUnder(request.key());
      case STATE ->
          bank.isLimitedTo(order.card(), order.value()) ? Optional.of("limit") : Optional.empty();
      case SEND_ONCE ->
          line.hidesEffects()
              ? Optional.empty()
              : bank.paid(order.card(), order.value(), request.known());
      case NATURAL_KEY -> throw new IllegalStateException("there is no such order");
    };
  }

  @Override
  public Answer<String> send(Request request, Deadline deadline) {
    return switch (kind.callClass()) {
      case KEYED ->
          line.write(
              () -> bank.knows(request.key()),
              () -> bank.payWithKey(request.key(), request.order()));
      case STATE -> line.write(() -> bank.setLimit(request.order()));
      case SEND_ONCE -> line.write(() -> bank.payOnce(request.order()));
      case NATURAL_KEY -> throw new IllegalStateException("there is no such order");
    };
  }

  @Override
  public Optional<String> attested(Request request, String providerId) {
    return Optional.of(providerId);
  }

  @Override
  public void confirm(Operation.Confirmed operation, String effect) {
    orders.save(subject(operation).done(effect));
    record(operation, "order.done");
  }

  @Override
  public void reject(Operation.Rejected operation) {
    orders.save(subject(operation).failed());
    record(operation, "order.failed");
  }

  private Order subject(Operation operation) {
    return orders.get(operation.header().tenant(), operation.header().subject());
  }

  private void record(Operation.Settled operation, String change) {
    var header = operation.header();
    journal.record(
        Initiator.PROVIDER,
        header.tenant(),
        change,
        header.subject(),
        header.customer(),
        Map.of(),
        header.updatedAt());
  }
}
