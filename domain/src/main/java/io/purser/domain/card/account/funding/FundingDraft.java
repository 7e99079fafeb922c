package io.purser.domain.card.account.funding;

import io.purser.domain.customer.CustomerId;

/** A funding as a caller describes it. */
public record FundingDraft(
    CustomerId customer, String amount, PricingMode mode, SourceChain chain) {}
