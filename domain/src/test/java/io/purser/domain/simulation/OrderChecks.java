package io.purser.domain.simulation;

import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What must be true of orders when nothing is under way any longer. */
final class OrderChecks {
  private final World world;

  OrderChecks(World world) {
    this.world = world;
  }

  void check() {
    var operations = world.store.operations().all();
    for (var operation : operations) {
      check(operation, order(operation));
    }
    references();
    limits(operations);
    AnswerChecks.check(world, _ -> false);
  }

  private Order order(Operation operation) {
    return world.orders.all().stream()
        .filter(order -> order.id().equals(operation.header().subject()))
        .findFirst()
        .orElseThrow(() -> new Violation(operation.id() + " has no order"));
  }

  private void check(Operation operation, Order order) {
    boolean money = operation.header().kind().callClass() != OperationClass.STATE;
    var payments = world.bank.paymentsOf(order);
    require(payments.size() <= 1, order + " was paid more than once: " + payments);
    switch (operation) {
      case Operation.Confirmed _ -> {
        require(order.state() == Order.State.DONE, order + " is not done, its operation is");
        require(
            !money || payments.stream().anyMatch(paid -> paid.id().equals(order.effect())),
            order + " is said to be paid, and the bank has " + payments);
      }
      case Operation.Rejected _ -> {
        require(order.state() == Order.State.FAILED, order + " has not failed, its operation has");
        require(payments.isEmpty(), order + " is said not to be paid, and it is: " + payments);
      }
      case Operation.Manual _ ->
          require(order.state() == Order.State.REQUESTED, order + " does not wait for a decision");
      case Operation.Unsettled _ -> throw new Violation(operation + " is not settled");
    }
  }

  /** At most one order for each business reference. */
  private void references() {
    var names =
        world.orders.all().stream()
            .filter(order -> order.reference() != null)
            .map(order -> kindOf(order) + " " + order.reference())
            .toList();
    require(
        names.stream().distinct().count() == names.size(), "a reference was used twice: " + names);
  }

  private String kindOf(Order order) {
    return world.store.operations().all().stream()
        .filter(operation -> operation.id().equals(order.operation()))
        .map(operation -> operation.header().kind().name())
        .findFirst()
        .orElseThrow(() -> new Violation(order + " has no operation"));
  }

  /** The limit that counts is the newest one that was set; none that was overtaken comes back. */
  private void limits(List<Operation> operations) {
    Map<String, Integer> wanted = new HashMap<>();
    for (var operation : operations) {
      if (operation.header().kind().callClass() == OperationClass.STATE) {
        var order = order(operation);
        switch (operation) {
          case Operation.Confirmed _ -> wanted.put(order.card(), order.value());
          case Operation.Rejected _ -> {
            // Was never set.
          }
          case Operation.Unsettled _ -> wanted.remove(order.card());
        }
      }
    }
    wanted.forEach(
        (card, value) ->
            require(
                Objects.equals(value, world.bank.limit(card)),
                card + " is to be limited to " + value + " and is to " + world.bank.limit(card)));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Violation(otherwise);
    }
  }
}
