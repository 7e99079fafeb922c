package io.purser.domain.simulation;

import io.purser.domain.card.account.funding.AcceptedFunding;
import io.purser.domain.card.account.funding.Funding;
import io.purser.domain.card.account.withdrawal.ReportedWithdrawal;
import io.purser.domain.card.account.withdrawal.Withdrawal;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.Cardholder;
import io.purser.domain.card.onboarding.Kyc;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.onboarding.Progress;
import io.purser.domain.card.onboarding.Standing;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Email;
import io.purser.domain.inbox.EndpointId;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.programme.swap.AcceptedSwap;
import io.purser.domain.programme.swap.ReportedSwap;
import io.purser.domain.programme.swap.Swap;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Several clients have cards made, money brought from the master wallet to the accounts behind them
 * and back, and dollars of the master wallet changed, often under the same references. The provider
 * knows no keys: it does each of these as often as it is asked.
 */
final class CardScenario implements Scenario {
  private static final int LEAST_PAID_IN = 500;
  private static final int MOST_PAID_IN = 4_000;
  private static final int MOST_AT_FIRST = 500;

  private final List<Cardholding> holders = new ArrayList<>();
  private @Nullable Courier courier;
  private int paidIn;

  @Override
  public String name() {
    return "cards";
  }

  @Override
  public List<FaultKind> faults() {
    return List.of(FaultKind.values());
  }

  @Override
  public void begin(World world) {
    var boot = world.startNode();
    var tenant = world.store.tenants().ensure("tenant", "account", TenantMode.TEST);
    var provider = world.cardAccounts.itself();
    paidIn = LEAST_PAID_IN + world.choices.nextInt(MOST_PAID_IN);
    provider.isPaidIn(paidIn);
    if (world.oneIn(2)) {
      provider.fundsLater();
    }
    int people = 1 + world.choices.nextInt(2);
    for (int i = 0; i < people; i++) {
      var holder = holder(world, boot, tenant, OnboardingRequests.EMAILS.get(i));
      holders.add(holder);
      provider.moves(holder.cardCustomer(), world.choices.nextInt(MOST_AT_FIRST), 0);
      boot.cards.refreshCardAccount.handle(tenant.id(), holder.customer(), boot.deadline());
    }
    boot.cards.refreshMasterWallet.unlessFresh(tenant.id(), boot.deadline());
    var endpoint =
        world
            .store
            .endpoints()
            .adopt(EndpointId.next(world.store.ids()), tenant.account(), "secret", Duration.ZERO);
    var carrying = new Courier(world, endpoint);
    courier = carrying;

    int nodes = 1 + world.choices.nextInt(2);
    for (int i = 1; i <= nodes; i++) {
      world.network.keepUp("node-" + i, List.of(Node::workInbox, Node::sweep));
    }
    var desk = new CardRequests(world, holders);
    int clients = 2 + world.choices.nextInt(2);
    for (int i = 1; i <= clients; i++) {
      var name = "client-" + i;
      world.spawnClient(name, () -> script(world, name, desk));
    }
    world.spawnClient("provider", new CardMoneyMoves(world, carrying, holders)::work);
    world.spawnClient("exchange", new SwapMoves(world, carrying)::work);
    if (!world.oneIn(3)) {
      world.scheduler.spawn(
          "operator", null, new Operator(world, operation -> done(world, operation))::work);
    }
  }

  private static Optional<List<String>> done(World world, Operation operation) {
    return Optional.of(world.cardEffects.of(operation.header().subject()));
  }

  private static Cardholding holder(World world, Node boot, Tenant tenant, Email email) {
    var customer = TransferScenario.customer(world, boot, tenant, email);
    var ids = world.store.ids();
    var at = world.store.now();
    var cardCustomer = "card-customer-" + email.value();
    var header =
        new CardOnboarding.Header(OnboardingId.next(ids), tenant.id(), customer.id(), at, at, 0);
    var cardholder =
        new Cardholder(
            cardCustomer,
            new Progress(true, Kyc.APPROVED, at, true, true, true, true, false),
            new Standing.Words("safe_deployed", "approved", true));
    var onboardings = world.store.cardOnboardings();
    world
        .store
        .work()
        .inTransaction(
            tenant.id(),
            () -> {
              onboardings.add(new CardOnboarding.Requested(header, OperationId.next(ids)));
              onboardings.save(new CardOnboarding.Ready(header.withVersion(1), cardholder));
              return header;
            });
    return new Cardholding(tenant, customer.id(), cardCustomer);
  }

  private void script(World world, String name, CardRequests desk) {
    var client = new Client(world);
    int requests = 1 + world.choices.nextInt(3);
    for (int i = 1; i <= requests; i++) {
      world.scheduler.sleep(world.choices.nextInt(5_000));
      var key = name + "-request-" + i;
      if (world.oneIn(10)) {
        var holder = world.one(holders);
        client.ask(desk.suspend(key, holder));
        world.scheduler.sleep(world.choices.nextInt(20_000));
        client.ask(desk.reactivate(key + "-after", holder));
      } else {
        client.ask(desk.any(key));
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
        && (courier == null || courier.isDone())
        && world.store.fundings().all().stream().noneMatch(funding -> hasEnded(world, funding))
        && world.store.withdrawals().all().stream()
            .noneMatch(withdrawal -> hasEnded(world, withdrawal))
        && world.store.swaps().all().stream().noneMatch(swap -> hasEnded(world, swap));
  }

  /** Whether it is pending here and not at the provider: then the next sweep finds out. */
  private boolean hasEnded(World world, Funding funding) {
    return funding instanceof Funding.Pending pending
        && world
            .cardAccounts
            .itself()
            .fundingsOf(cardCustomer(pending.header().customer()))
            .stream()
            .filter(there -> there.providerId().equals(pending.terms().providerId()))
            .anyMatch(there -> there.progress() != AcceptedFunding.Progress.PENDING);
  }

  private boolean hasEnded(World world, Withdrawal withdrawal) {
    return withdrawal instanceof Withdrawal.Pending pending
        && world
                .cardAccounts
                .itself()
                .withdrawalsOf(cardCustomer(pending.header().customer()))
                .get(pending.providerId())
            != ReportedWithdrawal.Progress.PENDING;
  }

  private static boolean hasEnded(World world, Swap swap) {
    return swap instanceof Swap.Submitted submitted
        && world.swaps.all().stream()
            .map(ReportedSwap::swap)
            .filter(there -> there.providerId().equals(submitted.terms().providerId()))
            .anyMatch(there -> there.progress() != AcceptedSwap.Progress.SUBMITTED);
  }

  private String cardCustomer(CustomerId customer) {
    return holders.stream()
        .filter(holder -> holder.customer().equals(customer))
        .map(Cardholding::cardCustomer)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void check(World world) {
    world.journal.checkReplays();
    new CardChecks(world, holders, paidIn).check();
  }
}
