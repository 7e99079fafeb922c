package io.purser.domain.programme;

/** The chains on which a programme's master wallet can be paid into. */
public enum FundingChain {
  SOLANA,
  XDC
}
