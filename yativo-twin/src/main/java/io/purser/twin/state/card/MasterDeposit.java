package io.purser.twin.state.card;

import java.time.Instant;

/** Money paid in from outside. USDC, on either chain, raises the USD balance. */
public record MasterDeposit(
    String id,
    String owner,
    Funding.SourceChain chain,
    CardCurrency currency,
    long amount,
    String txHash,
    Instant createdAt) {}
