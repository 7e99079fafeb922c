package io.purser.twin.card;

import io.purser.twin.state.Cause;
import io.purser.twin.state.Ids;
import io.purser.twin.state.Task;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardCurrency;
import io.purser.twin.state.card.Funding;
import io.purser.twin.state.card.MasterWallet;

/**
 * Moves money from the master wallet to cardholders. The wallet pays when it is asked; the
 * cardholder is credited at once or after a while, and a funding that fails gives the money back.
 */
public final class Fundings {
  /** From the provider's sample, in which 201.80 are paid for 200.00 in another currency. */
  private static final long FEE_PER_MILLE = 9;

  private static final long MILLE = 1_000;

  private final MoneyEvents events;
  private final AccountBalances balances;

  Fundings(MoneyEvents events, AccountBalances balances) {
    this.events = events;
    this.balances = balances;
  }

  /** What is paid for an amount, or credited for it. */
  public record Price(long paid, long credited) {
    public static Price of(Funding.PricingMode mode, long amount, CardCurrency currency) {
      long fee = currency == CardCurrency.USD ? 0 : FEE_PER_MILLE;
      return switch (mode) {
        case SEND_X -> new Price(amount, amount * MILLE / (MILLE + fee));
        case RECEIVE_X -> new Price(Math.ceilDiv(amount * (MILLE + fee), MILLE), amount);
      };
    }
  }

  /** Takes the money from the master wallet, which has to have it. */
  public Funding begin(World world, Cause cause, Funding funding) {
    var wallet = wallet(world, funding);
    world.masterWallets.put(wallet.moved(CardCurrency.USD, -funding.paid()));
    put(world, cause, funding, "customer_funding_initiated");
    if (funding.instant()) {
      return complete(world, cause, funding);
    }
    world.tasks.put(
        new Task(
            Ids.task(),
            Task.Kind.COMPLETE_FUNDING,
            funding.id(),
            cause.at().plusSeconds(world.cardSettings.get().fundingSeconds())));
    return funding;
  }

  /** Completes what is still under way. */
  public void completeDue(World world, Task task) {
    world
        .fundings
        .find(task.subject())
        .filter(Funding::isUnderWay)
        .ifPresent(
            funding -> {
              var _ = complete(world, Cause.byItself(task.dueAt()), funding);
            });
  }

  public Funding complete(World world, Cause cause, Funding funding) {
    var completed = funding.completed(cause.at());
    put(world, cause, completed, "customer_funded");
    events.masterFunded(world, cause, completed);
    events.funding(world, cause, completed, "customer.funded");
    balances.move(world, cause, funding.cardCustomer(), funding.credited(), 0);
    return completed;
  }

  public Funding fail(World world, Cause cause, Funding funding, String reason) {
    var failed = funding.failed(reason, cause.at());
    world.masterWallets.put(wallet(world, funding).moved(CardCurrency.USD, funding.paid()));
    put(world, cause, failed, "customer_funding_failed");
    events.funding(world, cause, failed, "customer.funding.failed");
    return failed;
  }

  private static MasterWallet wallet(World world, Funding funding) {
    return world.masterWallets.find(funding.owner()).orElseThrow();
  }

  private static void put(World world, Cause cause, Funding funding, String effect) {
    world.fundings.put(funding);
    world.effect(cause, effect, funding.owner(), funding.cardCustomer(), funding.id());
  }
}
