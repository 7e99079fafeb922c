package io.purser.domain.simulation;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationClass;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Several clients pay and set limits on the same cards, sometimes under the same reference: with a
 * key, by setting a state, and with money that must not be sent twice. An operator decides what
 * nobody else can.
 */
final class OrderScenario implements Scenario {
  private static final List<String> CARDS = List.of("card-1", "card-2");
  private static final int REFERENCES = 4;
  private static final int VALUES = 3;

  @Override
  public String name() {
    return "orders";
  }

  @Override
  public List<FaultKind> faults() {
    return List.copyOf(
        EnumSet.complementOf(
            EnumSet.of(
                FaultKind.WEBHOOK_LOST, FaultKind.WEBHOOK_DELAYED, FaultKind.WEBHOOK_DUPLICATED)));
  }

  @Override
  public void begin(World world) {
    var boot = world.startNode();
    var tenant = world.store.tenants().ensure("tenant", "account", TenantMode.TEST);
    var customer =
        TransferScenario.customer(world, boot, tenant, OnboardingRequests.EMAILS.getFirst()).id();
    int nodes = 1 + world.choices.nextInt(3);
    for (int i = 1; i <= nodes; i++) {
      world.network.keepUp("node-" + i, List.of());
    }
    int clients = 2 + world.choices.nextInt(2);
    for (int i = 1; i <= clients; i++) {
      var name = "client-" + i;
      world.spawnClient(name, () -> script(world, name, tenant, customer));
    }
    if (!world.oneIn(3)) {
      world.scheduler.spawn(
          "operator", null, new Operator(world, operation -> payments(world, operation))::work);
    }
  }

  /** Whether a limit was ever set cannot be told afterwards; the next one sets it anyway. */
  private static Optional<List<String>> payments(World world, Operation operation) {
    return operation.header().kind().callClass() == OperationClass.STATE
        ? Optional.empty()
        : world.orders.all().stream()
            .filter(order -> order.id().equals(operation.header().subject()))
            .findFirst()
            .map(order -> world.bank.paymentsOf(order).stream().map(Bank.Payment::id).toList());
  }

  private static void script(World world, String name, Tenant tenant, CustomerId customer) {
    var client = new Client(world);
    int orders = 1 + world.choices.nextInt(4);
    for (int i = 1; i <= orders; i++) {
      world.scheduler.sleep(world.choices.nextInt(4_000));
      var wanted = wanted(world);
      var call =
          new IdempotentCall(
              tenant.id(),
              "service:app",
              new IdempotencyKey(name + "-order-" + i),
              "fingerprint of " + wanted);
      client.ask(
          new Client.Request(
              call,
              node ->
                  node.operationRequests.handle(
                      call,
                      node.deadline(),
                      () -> node.placeOrder.plan(tenant.id(), customer, wanted))));
    }
  }

  private static PlaceOrder.Wanted wanted(World world) {
    var kind = world.one(OrderKinds.ALL);
    int reference = world.choices.nextInt(REFERENCES);
    return kind.callClass() == OperationClass.STATE
        ? new PlaceOrder.Wanted(kind, world.one(CARDS), 1 + world.choices.nextInt(VALUES), null)
        : new PlaceOrder.Wanted(
            kind, world.one(CARDS), 1 + reference % VALUES, "reference-" + reference);
  }

  @Override
  public boolean isSettled(World world) {
    return world.store.operations().all().stream()
        .allMatch(
            operation ->
                operation instanceof Operation.Settled || operation instanceof Operation.Manual);
  }

  @Override
  public void check(World world) {
    world.journal.checkReplays();
    new OrderChecks(world).check();
  }
}
