package io.purser.domain.card.account;

/** What an event of the provider's says about a card account. */
public sealed interface AccountReport {
  /** What is in it, at some moment. */
  record BalanceTold(ReportedBalance balance) implements AccountReport {}

  /** Something about it may be different. What, the provider says when it is asked. */
  record Changed() implements AccountReport {}
}
