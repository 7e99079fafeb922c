package io.purser.domain.simulation;

import io.purser.domain.customer.CreateCustomer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.Profile;
import io.purser.domain.inbox.EndpointId;
import io.purser.domain.operation.Operation;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customers are taken on, registered and suspended, wallets are opened, and deposits are reported:
 * by several clients who want the same things, sometimes of two tenants that share a provider
 * account.
 */
final class OnboardingScenario implements Scenario {
  private final List<Tenant> tenants = new ArrayList<>();
  private final List<OnboardingRequests> desks = new ArrayList<>();
  private @Nullable Courier courier;
  private @Nullable Deposits deposits;

  @Override
  public String name() {
    return "onboarding";
  }

  @Override
  public List<FaultKind> faults() {
    return List.copyOf(
        EnumSet.complementOf(EnumSet.of(FaultKind.DAY_PASSED, FaultKind.EFFECT_HIDDEN)));
  }

  @Override
  public void begin(World world) {
    var boot = world.startNode();
    int owners = world.oneIn(3) ? 2 : 1;
    for (int i = 0; i < owners; i++) {
      var tenant = world.store.tenants().ensure("tenant-" + i, "account", TenantMode.TEST);
      tenants.add(tenant);
      desks.add(new OnboardingRequests(world, tenant, customers(world, boot, tenant)));
    }
    var account = tenants.getFirst().account();
    if (world.oneIn(8)) {
      world.provider.itself().hasCustomer(account, world.one(OnboardingRequests.EMAILS));
    }
    int nodes = 1 + world.choices.nextInt(2);
    for (int i = 1; i <= nodes; i++) {
      world.network.keepUp("node-" + i, List.of(Node::workInbox));
    }
    int clients = 2 + world.choices.nextInt(2);
    for (int i = 1; i <= clients; i++) {
      var name = "client-" + i;
      var desk = world.one(desks);
      world.spawnClient(name, () -> script(world, name, desk));
    }
    if (world.oneIn(2)) {
      var endpoint =
          world
              .store
              .endpoints()
              .adopt(EndpointId.next(world.store.ids()), account, "secret", Duration.ZERO);
      courier = new Courier(world, endpoint);
      deposits = new Deposits(world, courier);
      world.spawnClient("courier", deposits::work);
    }
  }

  private static List<CustomerId> customers(World world, Node boot, Tenant tenant) {
    List<CustomerId> made = new ArrayList<>();
    for (var email : OnboardingRequests.EMAILS) {
      if (made.isEmpty() || world.oneIn(2)) {
        var result =
            world
                .store
                .work()
                .inTransaction(
                    tenant.id(),
                    () -> boot.createCustomer.handle(tenant.id(), null, profile(email), Node.BY));
        if (result instanceof CreateCustomer.Result.Created(var customer)) {
          made.add(customer.id());
        }
      }
    }
    return made;
  }

  static Profile profile(Email email) {
    var empty = Profile.empty(CustomerType.INDIVIDUAL);
    return new Profile(empty.party(), email, empty.phone(), empty.address(), empty.metadata());
  }

  private static void script(World world, String name, OnboardingRequests desk) {
    var client = new Client(world);
    int requests = 1 + world.choices.nextInt(3);
    for (int i = 1; i <= requests; i++) {
      world.scheduler.sleep(world.choices.nextInt(5_000));
      client.ask(desk.any(name + "-request-" + i));
    }
  }

  @Override
  public boolean isSettled(World world) {
    return world.store.operations().all().stream().noneMatch(Operation.Open.class::isInstance)
        && world.store.inbox().waiting() == 0
        && (courier == null || courier.isDone());
  }

  @Override
  public void check(World world) {
    new OnboardingChecks(world).check(tenants, deposits);
  }
}
