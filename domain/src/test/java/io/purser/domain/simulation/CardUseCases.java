package io.purser.domain.simulation;

import io.purser.domain.card.CardIssuing;
import io.purser.domain.card.IssueCard;
import io.purser.domain.card.RefreshCards;
import io.purser.domain.card.account.HearOfAccount;
import io.purser.domain.card.account.balance.CardAccountSweep;
import io.purser.domain.card.account.balance.LearnBalance;
import io.purser.domain.card.account.balance.RefreshCardAccount;
import io.purser.domain.card.account.funding.FollowFundings;
import io.purser.domain.card.account.funding.FundCardAccount;
import io.purser.domain.card.account.funding.FundingOrders;
import io.purser.domain.card.account.funding.FundingProgress;
import io.purser.domain.card.account.funding.FundingSending;
import io.purser.domain.card.account.funding.FundingSweep;
import io.purser.domain.card.account.withdrawal.FollowWithdrawal;
import io.purser.domain.card.account.withdrawal.WithdrawFromCard;
import io.purser.domain.card.account.withdrawal.WithdrawalProgress;
import io.purser.domain.card.account.withdrawal.WithdrawalSending;
import io.purser.domain.card.account.withdrawal.WithdrawalSweep;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.programme.DollarsInUse;
import io.purser.domain.programme.RefreshMasterWallet;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What a node does with cards and the account behind them. */
final class CardUseCases {
  private static final int MARGIN_PERCENT = 25;
  private static final int BATCH = 10;
  private static final Duration WALLET_IS_FRESH_FOR = Duration.ofSeconds(30);
  private static final Duration PENDING_UNASKED_FOR = Duration.ofSeconds(20);
  private static final Duration QUIET_FOR = Duration.ofMinutes(2);

  final IssueCard issueCard;
  final RefreshCards refreshCards;
  final RefreshMasterWallet refreshMasterWallet;
  final RefreshCardAccount refreshCardAccount;
  final FundCardAccount fundCardAccount;
  final WithdrawFromCard withdrawFromCard;
  final FollowFundings followFundings;
  final FollowWithdrawal followWithdrawal;
  final HearOfAccount hearOfAccount;
  final SwapUseCases swaps;
  private final List<ProviderWrite<?, ?>> writes;
  private final FundingSweep fundingSweep;
  private final WithdrawalSweep withdrawalSweep;
  private final CardAccountSweep accountSweep;
  private int sweeps;

  CardUseCases(World world, Journal journal, Ids ids) {
    var store = world.store;
    var work = store.work();
    var clock = store.clock();
    var provider = world.cardAccounts;
    issueCard =
        new IssueCard(
            store.customers(),
            store.cardOnboardings(),
            store.cards(),
            store.cardCountLimits(),
            store.operations(),
            journal,
            ids,
            clock);
    refreshCards =
        new RefreshCards(
            work,
            store.tenants(),
            store.cardOnboardings(),
            store.cards(),
            world.cards,
            journal,
            clock);
    var learn = new LearnBalance(store.cardBalances(), journal, clock);
    refreshMasterWallet =
        new RefreshMasterWallet(
            work, store.tenants(), store.masterWallets(), provider, clock, WALLET_IS_FRESH_FOR);
    refreshCardAccount =
        new RefreshCardAccount(
            work,
            store.tenants(),
            store.cardOnboardings(),
            store.cardBalances(),
            provider,
            learn,
            clock);
    fundCardAccount =
        new FundCardAccount(
            new FundingOrders(store.customers(), store.cardOnboardings(), store.cardBalances()),
            store.fundings(),
            store.masterWallets(),
            new DollarsInUse(store.fundings(), store.swaps()),
            store.cashLedger(),
            store.operations(),
            journal,
            ids,
            clock,
            MARGIN_PERCENT);
    withdrawFromCard =
        new WithdrawFromCard(
            store.customers(),
            store.cardOnboardings(),
            store.cards(),
            store.cardBalances(),
            store.withdrawals(),
            store.operations(),
            journal,
            ids,
            clock);
    var fundingProgress =
        new FundingProgress(
            store.fundings(),
            store.operations(),
            store.cardBalances(),
            store.cashLedger(),
            journal,
            clock);
    var withdrawalProgress =
        new WithdrawalProgress(
            store.withdrawals(),
            store.operations(),
            store.cardBalances(),
            store.cashLedger(),
            journal,
            clock);
    followFundings =
        new FollowFundings(
            work, store.tenants(), store.cardOnboardings(), provider, fundingProgress);
    followWithdrawal =
        new FollowWithdrawal(
            work, store.tenants(), store.withdrawals(), provider, withdrawalProgress);
    hearOfAccount =
        new HearOfAccount(
            work,
            store.cardOnboardings(),
            learn,
            refreshCardAccount,
            fundingProgress,
            followFundings,
            withdrawalProgress);
    fundingSweep = new FundingSweep(store.fundings(), followFundings, PENDING_UNASKED_FOR, BATCH);
    withdrawalSweep =
        new WithdrawalSweep(store.withdrawals(), followWithdrawal, PENDING_UNASKED_FOR, BATCH);
    accountSweep =
        new CardAccountSweep(
            store.cardBalances(), refreshCardAccount, refreshCards, QUIET_FOR, BATCH);
    swaps = new SwapUseCases(world, journal, ids);
    writes =
        List.of(
            swaps.write,
            new Attributed<>(
                new CardIssuing(
                    store.customers(),
                    store.cardOnboardings(),
                    store.cards(),
                    world.cards,
                    journal)),
            new Attributed<>(
                new FundingSending(
                    store.customers(),
                    store.cardOnboardings(),
                    store.fundings(),
                    store.cardBalances(),
                    provider,
                    store.cashLedger(),
                    journal)),
            new Attributed<>(
                new WithdrawalSending(
                    store.customers(),
                    store.cardOnboardings(),
                    store.withdrawals(),
                    provider,
                    store.cashLedger(),
                    journal)));
  }

  List<ProviderWrite<?, ?>> writes() {
    return writes;
  }

  /** Asks about one kind of what was not heard of for a while, and the next time about the next. */
  void sweep(BooleanSupplier goOn) {
    switch (sweeps++ % 4) {
      case 0 -> fundingSweep.work(goOn);
      case 1 -> withdrawalSweep.work(goOn);
      case 2 -> swaps.sweep.work(goOn);
      default -> accountSweep.work(goOn);
    }
  }
}
