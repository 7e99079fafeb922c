package io.purser.domain.simulation;

import io.purser.domain.Given;
import io.purser.domain.customer.CreateCustomer;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Email;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.inbox.EndpointId;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantMode;
import io.purser.domain.transfer.Transfer;
import io.purser.domain.transfer.TransferId;
import io.purser.domain.wallet.OpenWallet;
import io.purser.domain.wallet.Wallet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Several clients send from one wallet, under the same references, while deposits come in and what
 * was sent arrives or comes back. Some give an order up when it cannot be sent at once, and order
 * it again, and some cancel what any of them has ordered. Some of what is ordered waits for a
 * second person, who approves it, declines it, or says nothing in time.
 */
final class TransferScenario implements Scenario {
  private static final int MOST_AT_FIRST = 8;

  private @Nullable Courier courier;
  private @Nullable TransferChecks checks;

  @Override
  public String name() {
    return "transfers";
  }

  @Override
  public List<FaultKind> faults() {
    return List.of(FaultKind.values());
  }

  @Override
  public void begin(World world) {
    var boot = world.startNode();
    var tenant = world.store.tenants().ensure("tenant", "account", TenantMode.TEST);
    var wallet = wallet(world, boot, tenant);
    var endpoint =
        world
            .store
            .endpoints()
            .adopt(EndpointId.next(world.store.ids()), tenant.account(), "secret", Duration.ZERO);
    var carrying = new Courier(world, endpoint);
    var there = world.provider.itself().wallets().getFirst();
    var deposits = new Deposits(world, carrying);
    var units = 1 + world.choices.nextInt(MOST_AT_FIRST);
    deposits.hasArrived(there, AssetAmount.parse(String.valueOf(units), Given.USDC).orElseThrow());
    boot.refreshBalances.handle(tenant.id(), wallet.header().customer(), boot.deadline());
    var withdrawals = new Withdrawals(world, carrying, there.customer());
    courier = carrying;
    checks = new TransferChecks(world, wallet, deposits, withdrawals);

    int nodes = 1 + world.choices.nextInt(2);
    for (int i = 1; i <= nodes; i++) {
      world.network.keepUp("node-" + i, List.of(Node::workInbox, Node::declineOverdue));
    }
    var desk = new TransferRequests(world, tenant, wallet);
    int clients = 2 + world.choices.nextInt(2);
    for (int i = 1; i <= clients; i++) {
      var name = "client-" + i;
      world.spawnClient(name, () -> script(world, name, desk));
    }
    world.spawnClient("withdrawals", withdrawals::work);
    if (world.oneIn(2)) {
      world.spawnClient("deposits", deposits::work);
    }
    if (!world.oneIn(3)) {
      world.scheduler.spawn(
          "operator", null, new Operator(world, operation -> sent(world, operation))::work);
    }
  }

  /** The provider keeps our id of the transfer with everything that it sends. */
  private static Optional<List<String>> sent(World world, Operation operation) {
    return Optional.of(world.provider.itself().transfersNoted(operation.header().subject()));
  }

  private static Wallet.Active wallet(World world, Node boot, Tenant tenant) {
    var customer = customer(world, boot, tenant, OnboardingRequests.EMAILS.getFirst());
    var call =
        new IdempotentCall(tenant.id(), "service:app", new IdempotencyKey("wallet"), "a wallet");
    boot.operationRequests.handle(
        call,
        boot.deadline(),
        () ->
            switch (boot.openWallet.plan(
                tenant.id(), customer.id(), Given.USDC.chain(), Given.USDC.symbol(), Node.BY)) {
              case OpenWallet.Result.Planned(_, var operation) -> new Plan.Planned(operation);
              case OpenWallet.Result.Refused(var why) ->
                  throw new IllegalStateException("refused: " + why);
            });
    return (Wallet.Active) world.store.wallets().all().getFirst();
  }

  static Customer customer(World world, Node boot, Tenant tenant, Email email) {
    var profile = OnboardingScenario.profile(email);
    var result =
        world
            .store
            .work()
            .inTransaction(
                tenant.id(), () -> boot.createCustomer.handle(tenant.id(), null, profile, Node.BY));
    if (result instanceof CreateCustomer.Result.Created(var customer)) {
      return customer;
    }
    throw new IllegalStateException("nobody was there before");
  }

  private static void decide(World world, Client client, TransferRequests desk, String key) {
    var transfer = anyTransfer(world);
    client.ask(world.oneIn(3) ? desk.decline(key, transfer) : desk.approve(key, transfer));
  }

  /** Those that wait come first, since most wait for nobody. */
  private static TransferId anyTransfer(World world) {
    var known = world.store.transfers().all();
    var waiting = known.stream().filter(Transfer.AwaitingApproval.class::isInstance).toList();
    var among = waiting.isEmpty() || world.oneIn(4) ? known : waiting;
    return among.get(world.choices.nextInt(among.size())).id();
  }

  private static void script(World world, String name, TransferRequests desk) {
    var client = new Client(world);
    if (world.oneIn(3)) {
      client.ask(desk.takeASecondPerson(name + "-limit"));
    }
    int requests = 1 + world.choices.nextInt(3);
    for (int i = 1; i <= requests; i++) {
      world.scheduler.sleep(world.choices.nextInt(5_000));
      var key = name + "-request-" + i;
      if (world.oneIn(8)) {
        client.ask(desk.suspend(key));
        world.scheduler.sleep(world.choices.nextInt(20_000));
        client.ask(desk.reactivate(key + "-after"));
      } else if (world.oneIn(3) && !world.store.transfers().all().isEmpty()) {
        var known = world.store.transfers().all();
        var transfer = known.get(world.choices.nextInt(known.size())).id();
        client.ask(desk.cancel(key, transfer));
      } else {
        client.ask(desk.send(key));
      }
      if (world.oneIn(4) && !world.store.transfers().all().isEmpty()) {
        decide(world, client, desk, key + "-decided");
      }
    }
  }

  @Override
  public boolean isSettled(World world) {
    return world.store.operations().all().stream()
            .allMatch(
                operation ->
                    operation instanceof Operation.Settled || operation instanceof Operation.Manual)
        && world.store.inbox().waiting() == 0
        && (courier == null || courier.isDone());
  }

  @Override
  public void check(World world) {
    world.journal.checkReplays();
    if (checks != null) {
      checks.check();
    }
  }
}
