package io.purser.domain.simulation;

import io.purser.domain.card.account.AccountReport;
import io.purser.domain.card.account.FakeCardAccounts;
import io.purser.domain.card.account.funding.AcceptedFunding;
import io.purser.domain.card.account.withdrawal.ReportedWithdrawal.Progress;
import io.purser.domain.inbox.ProviderEvent.CardAccountReported;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets fundings and withdrawals that the provider has come to their ends, and says so. */
final class CardMoneyMoves {
  private static final int ROUNDS = 6;
  private static final int LONGEST_PAUSE_MILLIS = 15_000;

  private final World world;
  private final Courier courier;
  private final List<Cardholding> holders;
  private final FakeCardAccounts provider;
  private final Set<String> told = new HashSet<>();

  CardMoneyMoves(World world, Courier courier, List<Cardholding> holders) {
    this.world = world;
    this.courier = courier;
    this.holders = holders;
    this.provider = world.cardAccounts.itself();
  }

  void work() {
    for (int round = 0; round < ROUNDS; round++) {
      world.scheduler.sleep(1 + world.choices.nextInt(LONGEST_PAUSE_MILLIS));
      goOn(world.one(holders));
    }
    holders.forEach(
        holder -> {
          while (goOn(holder)) {
            world.scheduler.sleep(1 + world.choices.nextInt(1_000));
          }
        });
  }

  /** Whether there was anything that could go on. */
  private boolean goOn(Cardholding holder) {
    var funding =
        provider.fundingsOf(holder.cardCustomer()).stream()
            .filter(one -> !told.contains(one.providerId()))
            .findFirst();
    var withdrawal =
        provider.withdrawalsOf(holder.cardCustomer()).entrySet().stream()
            .filter(one -> one.getValue() == Progress.PENDING)
            .map(Map.Entry::getKey)
            .findFirst();
    if (funding.isPresent() && (withdrawal.isEmpty() || world.oneIn(2))) {
      tell(holder, funding.get());
    } else if (withdrawal.isPresent()) {
      end(holder, withdrawal.get());
    }
    return funding.isPresent() || withdrawal.isPresent();
  }

  private void tell(Cardholding holder, AcceptedFunding funding) {
    var ended =
        funding.progress() == AcceptedFunding.Progress.PENDING
            ? provider.ends(
                holder.cardCustomer(),
                world.oneIn(3)
                    ? AcceptedFunding.Progress.FAILED
                    : AcceptedFunding.Progress.COMPLETED)
            : funding;
    told.add(ended.providerId());
    carry(
        holder,
        new AccountReport.FundingEnded(ended.providerId(), ended.progress(), ended.credited()));
    tellBalance(holder);
  }

  /** Only of those that went well does the provider tell by itself. */
  private void end(Cardholding holder, String withdrawal) {
    var end = world.oneIn(3) ? Progress.FAILED : Progress.SETTLED;
    provider.withdrawalEnds(withdrawal, end);
    if (end == Progress.SETTLED) {
      carry(holder, new AccountReport.WithdrawalSettled(withdrawal, provider.amountOf(withdrawal)));
      tellBalance(holder);
    }
  }

  private void tellBalance(Cardholding holder) {
    carry(
        holder,
        world.oneIn(4)
            ? new AccountReport.Changed()
            : new AccountReport.BalanceTold(provider.event(holder.cardCustomer())));
  }

  private void carry(Cardholding holder, AccountReport report) {
    courier.carry(id -> new CardAccountReported(id, holder.cardCustomer(), report));
  }
}
