package io.purser.domain.simulation;

import io.purser.domain.Given;
import io.purser.domain.customer.CreateCustomer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.RegisterCustomer;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.money.Asset;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.simulation.Client.Request;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.wallet.OpenWallet;
import java.util.List;
import java.util.Map;

/** What the clients of one tenant can ask for. */
final class OnboardingRequests {
  static final List<Email> EMAILS =
      List.of(new Email("ana@example.com"), new Email("ben@example.com"));

  private final World world;
  private final Tenant tenant;
  private final List<CustomerId> customers;

  /**
   * @param customers those who are there from the beginning
   */
  OnboardingRequests(World world, Tenant tenant, List<CustomerId> customers) {
    this.world = world;
    this.tenant = tenant;
    this.customers = customers;
  }

  Request any(String key) {
    var customer = world.one(customers);
    return switch (world.choices.nextInt(10)) {
      case 0, 1 -> create(key, world.one(EMAILS));
      case 2, 3 -> register(key, customer);
      case 4 -> SuspensionRequests.suspend(call(key), customer);
      case 5 -> SuspensionRequests.reactivate(call(key), customer);
      default -> openWallet(key, customer, world.oneIn(3) ? Given.BTC : Given.USDC);
    };
  }

  private Request create(String key, Email email) {
    var call = call(key);
    return new Request(
        call,
        node ->
            node.localRequests.handle(
                call,
                () ->
                    switch (node.createCustomer.handle(
                        tenant.id(), null, OnboardingScenario.profile(email), Node.BY)) {
                      case CreateCustomer.Result.Created(var customer) ->
                          new StoredAnswer(201, Map.of(), customer.id().value(), customer.id());
                      case CreateCustomer.Result.Refused(var why) -> refused(why);
                    }));
  }

  private Request register(String key, CustomerId customer) {
    var call = call(key);
    return new Request(call, node -> register(node, call, customer));
  }

  private Reply register(Node node, IdempotentCall call, CustomerId customer) {
    return node.operationRequests.handle(
        call,
        node.deadline(),
        () ->
            switch (node.registerCustomer.plan(tenant.id(), customer, Node.BY)) {
              case RegisterCustomer.Result.Planned(var operation) -> new Plan.Planned(operation);
              case RegisterCustomer.Result.Refused(var why) -> new Plan.Answered(refused(why));
              case RegisterCustomer.Result.Failed(_, var why) -> new Plan.Answered(refused(why));
            });
  }

  private Request openWallet(String key, CustomerId customer, Asset asset) {
    var call = call(key);
    return new Request(call, node -> openWallet(node, call, customer, asset));
  }

  private Reply openWallet(Node node, IdempotentCall call, CustomerId customer, Asset asset) {
    return node.operationRequests.handle(
        call,
        node.deadline(),
        () ->
            switch (node.openWallet.plan(
                tenant.id(), customer, asset.chain(), asset.symbol(), Node.BY)) {
              case OpenWallet.Result.Planned(_, var operation) -> new Plan.Planned(operation);
              case OpenWallet.Result.Refused(var why) -> new Plan.Answered(refused(why));
            });
  }

  private static StoredAnswer refused(Object why) {
    return new StoredAnswer(409, Map.of(), "refused: " + why, null);
  }

  private IdempotentCall call(String key) {
    return new IdempotentCall(
        tenant.id(), "service:app", new IdempotencyKey(key), "fingerprint of " + key);
  }
}
