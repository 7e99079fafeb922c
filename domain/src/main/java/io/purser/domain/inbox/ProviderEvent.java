package io.purser.domain.inbox;

import io.purser.domain.card.account.AccountReport;
import io.purser.domain.card.spending.ReportedSpending;
import io.purser.domain.programme.swap.ReportedSwap;
import io.purser.domain.wallet.ReportedTransaction;
import org.jspecify.annotations.Nullable;

/** A delivery, read. */
public sealed interface ProviderEvent {
  /** The provider's id of the event, or null when it has none. */
  @Nullable String id();

  /** A transaction of one of the provider's customers. */
  record TransactionReported(
      @Nullable String id, String providerCustomerId, ReportedTransaction report)
      implements ProviderEvent {}

  /**
   * Something about a card customer may be different. What, the provider says when it is asked: of
   * these events neither that they come nor their order is promised.
   */
  record CardCustomerChanged(@Nullable String id, String providerCardCustomerId)
      implements ProviderEvent {}

  /** The same about the cards of a card customer. */
  record CardsChanged(@Nullable String id, String providerCardCustomerId)
      implements ProviderEvent {}

  /** What a card was used for. */
  record CardUsed(@Nullable String id, ReportedSpending report) implements ProviderEvent {}

  /** Something about the card account of a card customer. */
  record CardAccountReported(
      @Nullable String id, String providerCardCustomerId, AccountReport report)
      implements ProviderEvent {}

  /** How far a swap of the master wallet is. It names no customer. */
  record SwapTold(@Nullable String id, ReportedSwap report) implements ProviderEvent {}

  /**
   * Something has moved a master wallet. What, its history says when it is read: the event names no
   * id by which it could be found there.
   */
  record MasterWalletMoved(@Nullable String id) implements ProviderEvent {}

  /** Something that we have no use for. */
  record Other(@Nullable String id, String type) implements ProviderEvent {}

  /** Something that we would have a use for, were it as it should be. */
  record Unreadable(@Nullable String id, String why) implements ProviderEvent {}
}
