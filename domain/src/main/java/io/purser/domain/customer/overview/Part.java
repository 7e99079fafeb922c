package io.purser.domain.customer.overview;

/** Something that belongs to a customer and can be read together with them. */
public enum Part {
  WALLETS,
  BALANCES,
  CARDS,
  ONBOARDING,
  TRANSACTIONS,
  EXTERNAL_WALLETS,
  KYC,
  /** How many there are of them, which are not read themselves. */
  COUNTS
}
