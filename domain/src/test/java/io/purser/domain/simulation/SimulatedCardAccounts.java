package io.purser.domain.simulation;

import io.purser.domain.InMemoryStore;
import io.purser.domain.card.account.FakeCardAccounts;
import io.purser.domain.card.account.balance.CardAccountProvider;
import io.purser.domain.card.account.funding.AcceptedFunding;
import io.purser.domain.card.account.funding.FundingOrder;
import io.purser.domain.card.account.funding.FundingProvider;
import io.purser.domain.card.account.withdrawal.WithdrawalProvider;
import io.purser.domain.money.Money;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.programme.MasterWalletProvider;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.util.List;

/** The card accounts of the fake provider, behind a line on which things go wrong. */
final class SimulatedCardAccounts
    implements CardAccountProvider, FundingProvider, WithdrawalProvider, MasterWalletProvider {
  private final FakeCardAccounts accounts;
  private final UnreliableLine line;

  SimulatedCardAccounts(InMemoryStore store, UnreliableLine line, CardProviderEffects effects) {
    this.accounts = new FakeCardAccounts(store);
    this.line = line;
    accounts.isWatchedBy(effects::came);
  }

  /** What is really there. */
  FakeCardAccounts itself() {
    return accounts;
  }

  @Override
  public CardAccountProvider.Told read(
      ProviderAccountId account, String cardCustomer, Deadline deadline) {
    return line.read(
        () -> accounts.read(account, cardCustomer, deadline), CardAccountProvider.Told.Away::new);
  }

  @Override
  public MasterWalletProvider.Told read(ProviderAccountId account, Deadline deadline) {
    return line.read(() -> accounts.read(account, deadline), MasterWalletProvider.Told.Away::new);
  }

  @Override
  public Answer<AcceptedFunding> fund(
      ProviderAccountId account, String cardCustomer, FundingOrder order, Deadline deadline) {
    return line.write(
        Attributed.keeping(() -> accounts.fund(account, cardCustomer, order, deadline)));
  }

  @Override
  public FundingList fundings(ProviderAccountId account, String cardCustomer, Deadline deadline) {
    return line.read(
        () -> {
          var listed = accounts.fundings(account, cardCustomer, deadline);
          return line.hidesEffects() ? new FundingList.Read(List.of(), true) : listed;
        },
        FundingList.Away::new);
  }

  @Override
  public Answer<String> withdraw(
      ProviderAccountId account, String cardCustomer, Money amount, Deadline deadline) {
    return line.write(
        Attributed.keeping(() -> accounts.withdraw(account, cardCustomer, amount, deadline)));
  }

  @Override
  public WithdrawalList withdrawals(ProviderAccountId account, Deadline deadline) {
    return line.read(
        () -> {
          var listed = accounts.withdrawals(account, deadline);
          return line.hidesEffects() ? new WithdrawalList.Read(List.of()) : listed;
        },
        WithdrawalList.Away::new);
  }
}
