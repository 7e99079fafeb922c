package io.purser.domain.programme;

/** Where the money on the cards comes from. */
public enum FundingStructure {
  /** From one wallet of the programme, out of which we fund the card accounts. */
  MASTER_WALLET,
  /** Card accounts are paid into directly; we fund none. */
  NON_MASTER
}
