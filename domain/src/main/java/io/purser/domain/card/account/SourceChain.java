package io.purser.domain.card.account;

/** On which of the master wallet's chains a funding is paid. */
public enum SourceChain {
  SOL,
  XDC
}
