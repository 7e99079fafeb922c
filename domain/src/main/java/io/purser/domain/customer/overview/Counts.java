package io.purser.domain.customer.overview;

/** How many a customer has, of every state; of external wallets those that are linked. */
public record Counts(long wallets, long externalWallets, long cards, long transfers) {}
