package io.purser.domain.card.account.funding;

import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.money.Money;
import io.purser.domain.operation.OperationId;
import java.util.Currency;

/** Why the business says no to a funding. */
public sealed interface FundingRefusal {
  record OfCustomer(CustomerRefusal why) implements FundingRefusal {}

  /** The provider has no card customer for the customer. */
  record NoCardAccount() implements FundingRefusal {}

  /** The account is not set up, or the customer not ready for a card. */
  record AccountNotReady(Stage stage) implements FundingRefusal {}

  /** What is to arrive can only be said in the account's currency, and that is not known. */
  record CurrencyUnknown() implements FundingRefusal {}

  /** It is no positive amount with at most as many digits as the currency has. */
  record AmountNotPossible(Currency currency) implements FundingRefusal {}

  record BelowMinimum(Money minimum) implements FundingRefusal {}

  record ReferenceUsed(FundingId by) implements FundingRefusal {}

  /** Another funding of the account may be with the provider or not. */
  record BeingFunded(FundingId funding, OperationId operation) implements FundingRefusal {}

  /** Something else that the provider could take twice is not settled. */
  record AccountBusy() implements FundingRefusal {}

  /** The master wallet has less than is needed. */
  record NotCovered(Money available, Money needed) implements FundingRefusal {}

  /** What the master wallet has was never read. */
  record MasterWalletUnknown() implements FundingRefusal {}
}
