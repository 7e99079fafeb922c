package io.purser.domain.card.account.funding;

/** On which of the master wallet's chains a funding is paid. */
public enum SourceChain {
  SOL,
  XDC
}
