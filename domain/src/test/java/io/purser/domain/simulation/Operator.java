package io.purser.domain.simulation;

import io.purser.domain.audit.Initiator;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationClass;

/** Somebody who asks the bank on the telephone about what was left to a person. */
final class Operator {
  private static final int LOOKS = 12;
  private static final int LONGEST_PAUSE_MILLIS = 40_000;
  private static final Initiator BY = new Initiator("operator:ana", "asked the bank", "request-2");

  private final World world;

  Operator(World world) {
    this.world = world;
  }

  void work() {
    for (int look = 0; look < LOOKS; look++) {
      world.scheduler.sleep(1 + world.choices.nextInt(LONGEST_PAUSE_MILLIS));
      world.store.operations().all().stream()
          .filter(Operation.Manual.class::isInstance)
          .findFirst()
          .ifPresent(this::decide);
    }
  }

  private void decide(Operation operation) {
    var node = world.network.any();
    if (node.isPresent()) {
      world.network.serve("decision", node.get(), () -> decide(node.get(), operation));
    }
  }

  private void decide(Node node, Operation operation) {
    var tenant = operation.header().tenant();
    var order =
        world.orders.all().stream()
            .filter(one -> one.id().equals(operation.header().subject()))
            .findFirst()
            .orElseThrow();
    var payments = world.bank.paymentsOf(order);
    if (operation.header().kind().callClass() == OperationClass.STATE) {
      // Whether a limit was ever set cannot be told afterwards; the next one sets it anyway.
      return;
    }
    if (payments.isEmpty()) {
      node.decideOperation.reject(tenant, operation.id(), BY);
    } else {
      node.decideOperation.confirm(tenant, operation.id(), payments.getFirst().id(), BY);
    }
  }
}
