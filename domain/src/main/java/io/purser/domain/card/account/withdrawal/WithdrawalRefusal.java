package io.purser.domain.card.account.withdrawal;

import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.money.Money;
import io.purser.domain.operation.OperationId;
import java.util.Currency;

/** Why the business says no to a withdrawal. */
public sealed interface WithdrawalRefusal {
  record OfCustomer(CustomerRefusal why) implements WithdrawalRefusal {}

  /** The provider has no card customer for the customer. */
  record NoCardAccount() implements WithdrawalRefusal {}

  /** The account is not set up, or the customer not ready for a card. */
  record AccountNotReady(Stage stage) implements WithdrawalRefusal {}

  /** Nobody knows what may be spent: it was never told, or read from the chain. */
  record BalanceUnknown() implements WithdrawalRefusal {}

  /** It is no positive amount with at most as many digits as the currency has. */
  record AmountNotPossible(Currency currency) implements WithdrawalRefusal {}

  record ReferenceUsed(WithdrawalId by) implements WithdrawalRefusal {}

  /** Another withdrawal of the account has not come to its end. */
  record UnderWay(WithdrawalId withdrawal, OperationId operation) implements WithdrawalRefusal {}

  /** Something else that the provider could take twice, or a change of a card, is not settled. */
  record AccountBusy() implements WithdrawalRefusal {}

  /** Less may be spent than is to be withdrawn. */
  record NotCovered(Money available) implements WithdrawalRefusal {}
}
