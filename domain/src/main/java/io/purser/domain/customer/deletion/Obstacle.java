package io.purser.domain.customer.deletion;

import io.purser.domain.card.CardId;
import io.purser.domain.card.CardState;
import io.purser.domain.card.account.funding.FundingId;
import io.purser.domain.card.account.funding.FundingState;
import io.purser.domain.card.account.withdrawal.WithdrawalId;
import io.purser.domain.card.account.withdrawal.WithdrawalState;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.money.Money;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationState;
import io.purser.domain.transfer.TransferId;
import io.purser.domain.transfer.TransferState;
import io.purser.domain.wallet.WalletId;

/** Something that has to come to its end before a customer can be deleted. */
public sealed interface Obstacle {
  /** There is money in the wallet, or on its way in or out; {@code ledger} may be zero then. */
  record MoneyInWallet(WalletId wallet, AssetAmount ledger) implements Obstacle {}

  /** Money, or a debt, in the card account. */
  record MoneyOnCards(Money ledger) implements Obstacle {}

  /**
   * The customer has a card account, and nobody has told what is in it since money was sent there.
   */
  record UnknownOnCards() implements Obstacle {}

  /** One that is requested or can be used, or could be again. */
  record CardNotClosed(CardId card, CardState state) implements Obstacle {}

  record OpenOperation(OperationId operation, OperationState state) implements Obstacle {}

  record OpenTransfer(TransferId transfer, TransferState state) implements Obstacle {}

  record OpenFunding(FundingId funding, FundingState state) implements Obstacle {}

  record OpenWithdrawal(WithdrawalId withdrawal, WithdrawalState state) implements Obstacle {}

  /** The provider is at work on the way to a card. */
  record OnboardingUnderWay(OnboardingId onboarding, Stage stage) implements Obstacle {}
}
