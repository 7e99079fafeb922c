package io.purser.twin.card;

import io.purser.twin.chain.AddressForm;
import io.purser.twin.state.Cause;
import io.purser.twin.state.Ids;
import io.purser.twin.state.Task;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardCustomer;
import io.purser.twin.state.card.CardWithdrawal;

/**
 * Moves money from cardholders back to the master wallet. A relay delays it, and meanwhile the
 * cards cannot spend.
 */
public final class Withdrawals {
  private final MoneyEvents events;
  private final AccountBalances balances;
  private final Cards cards;

  Withdrawals(MoneyEvents events, AccountBalances balances, Cards cards) {
    this.events = events;
    this.balances = balances;
    this.cards = cards;
  }

  /** What can still be withdrawn: what may be spent, less what is on its way already. */
  public static long withdrawable(World world, CardCustomer customer) {
    long underWay =
        world.cardWithdrawals.where(World.BY_CUSTOMER, customer.id()).stream()
            .filter(CardWithdrawal::isUnderWay)
            .mapToLong(CardWithdrawal::amount)
            .sum();
    var account = customer.account();
    return account.ledger() - account.pending() - underWay;
  }

  public void begin(World world, Cause cause, CardWithdrawal withdrawal) {
    put(world, cause, withdrawal, "card_withdrawal_initiated");
    cards.hold(world, cause, withdrawal.cardCustomer());
    world.tasks.put(
        new Task(
            Ids.task(),
            Task.Kind.SETTLE_WITHDRAWAL,
            withdrawal.id(),
            cause.at().plusSeconds(world.cardSettings.get().withdrawalSeconds())));
  }

  /** Settles what is still under way. */
  public void settleDue(World world, Task task) {
    world
        .cardWithdrawals
        .find(task.subject())
        .filter(CardWithdrawal::isUnderWay)
        .ifPresent(
            withdrawal -> {
              var _ = settle(world, Cause.byItself(task.dueAt()), withdrawal);
            });
  }

  public CardWithdrawal settle(World world, Cause cause, CardWithdrawal withdrawal) {
    var settled = withdrawal.settled(AddressForm.EVM.newHash());
    put(world, cause, settled, "card_withdrawal_settled");
    var wallet = world.masterWallets.find(settled.owner()).orElseThrow();
    world.masterWallets.put(wallet.moved(settled.currency(), settled.amount()));
    events.withdrawal(world, cause, settled);
    balances.move(world, cause, settled.cardCustomer(), -settled.amount(), 0);
    letGo(world, cause, settled);
    return settled;
  }

  /** No event is named for this: the cards can spend again, and that is all. */
  public CardWithdrawal fail(World world, Cause cause, CardWithdrawal withdrawal) {
    var failed = withdrawal.failed();
    put(world, cause, failed, "card_withdrawal_failed");
    letGo(world, cause, failed);
    return failed;
  }

  private void letGo(World world, Cause cause, CardWithdrawal ended) {
    boolean anotherIsUnderWay =
        world.cardWithdrawals.where(World.BY_CUSTOMER, ended.cardCustomer()).stream()
            .anyMatch(CardWithdrawal::isUnderWay);
    if (!anotherIsUnderWay) {
      cards.letGo(world, cause, ended.cardCustomer());
    }
  }

  private static void put(World world, Cause cause, CardWithdrawal withdrawal, String effect) {
    world.cardWithdrawals.put(withdrawal);
    world.effect(cause, effect, withdrawal.owner(), withdrawal.cardCustomer(), withdrawal.id());
  }
}
