package io.purser.domain.simulation;

import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.Registration;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.Operation;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.wallet.RefreshBalances;
import io.purser.domain.wallet.Wallet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must be true when nothing is under way any longer. */
final class OnboardingChecks {
  private final World world;

  OnboardingChecks(World world) {
    this.world = world;
  }

  void check(List<Tenant> tenants, @Nullable Deposits deposits) {
    world.journal.checkReplays();
    world.journal.finalAnswers().values().forEach(this::isBorneOut);
    registrations(tenants.getFirst());
    wallets();
    events();
    if (deposits != null) {
      books(deposits);
    }
  }

  /** Whatever a client was told is so. */
  private void isBorneOut(StoredAnswer answer) {
    if (answer.body().startsWith("refused: ")) {
      return;
    }
    if (answer.body().startsWith("op_")) {
      boolean settledSo =
          world.store.operations().all().stream()
              .filter(Operation.Settled.class::isInstance)
              .map(Operation.Settled.class::cast)
              .anyMatch(operation -> PlainAnswers.of(operation).equals(answer));
      require(settledSo, "a client was told " + answer + ", which is not so");
    } else {
      require(
          world.store.customers().all().stream()
              .anyMatch(customer -> customer.id().value().equals(answer.body())),
          "an acknowledged customer is missing: " + answer.body());
    }
  }

  /** The provider has a customer at most once, and we know exactly those that it has of us. */
  private void registrations(Tenant tenant) {
    for (var email : OnboardingRequests.EMAILS) {
      int made = world.provider.itself().customersMade(tenant.account(), email);
      require(made <= 1, "the provider has " + made + " customers with one e-mail");
      var ours =
          world.store.customers().all().stream()
              .filter(customer -> email.equals(customer.profile().email()))
              .filter(customer -> customer.registration() instanceof Registration.Registered)
              .count();
      boolean asked =
          world.store.operations().all().stream()
              .anyMatch(operation -> operation.header().sends() > 0 && isAbout(operation, email));
      require(
          ours == (asked ? made : 0),
          "the provider made " + made + " customers for us and we know of " + ours);
    }
    for (var operation : world.store.operations().all()) {
      require(operation instanceof Operation.Settled, operation.id() + " is not settled");
    }
  }

  private boolean isAbout(Operation operation, Email email) {
    return world.store.customers().all().stream()
        .filter(customer -> customer.id().value().equals(operation.header().subject()))
        .anyMatch(customer -> email.equals(customer.profile().email()));
  }

  /** Every wallet at the provider is one of ours, once. */
  private void wallets() {
    var there = world.provider.itself().wallets();
    var distinct = there.stream().map(one -> one.customer() + " " + one.asset()).distinct().count();
    require(distinct == there.size(), "a wallet was opened twice: " + there);
    var known =
        world.store.wallets().all().stream()
            .filter(Wallet.Active.class::isInstance)
            .map(wallet -> ((Wallet.Active) wallet).provider().id())
            .sorted()
            .toList();
    require(
        known.equals(there.stream().map(one -> one.wallet().id()).sorted().toList()),
        "the provider has " + there + " and we know of " + known);
  }

  /** An event exists exactly when its change does. */
  private void events() {
    Map<String, Long> told =
        world.store.eventLog().types().stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    var customers = world.store.customers().all();
    var wallets = world.store.wallets().all();
    same(told, "customer.created", customers.size());
    same(told, "customer.registered", customers.stream().filter(this::isRegistered).count());
    same(told, "wallet.requested", wallets.size());
    same(
        told, "wallet.activated", wallets.stream().filter(Wallet.Active.class::isInstance).count());
    same(told, "wallet.failed", wallets.stream().filter(Wallet.Failed.class::isInstance).count());
    require(
        world.store.auditLog().all().size() == world.store.eventLog().all().size(),
        "the audit log and the events differ");
  }

  private boolean isRegistered(Customer customer) {
    return customer.registration() instanceof Registration.Registered;
  }

  private static void same(Map<String, Long> told, String type, long happened) {
    require(
        told.getOrDefault(type, 0L) == happened,
        type + " happened " + happened + " times, and the events are " + told);
  }

  /** After one more look, the books agree with the provider's. */
  private void books(Deposits deposits) {
    var node = world.startNode();
    for (var wallet : world.store.wallets().all()) {
      if (wallet instanceof Wallet.Active active) {
        var header = active.header();
        var looked =
            node.refreshBalances.handle(header.tenant(), header.customer(), node.deadline());
        require(
            looked instanceof RefreshBalances.Result.Refreshed(var notBooked) && notBooked == 0,
            "the books do not take what the provider says: " + looked);
        var balance =
            world
                .store
                .work()
                .reading(
                    header.tenant(),
                    () -> world.store.walletBalances().get(header.tenant(), wallet.id()))
                .orElseThrow();
        var there = deposits.depositedIn(active.provider().id());
        require(
            balance.ledger().units().equals(there),
            "the provider holds " + there + " and the books say " + balance);
      }
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Violation(otherwise);
    }
  }
}
