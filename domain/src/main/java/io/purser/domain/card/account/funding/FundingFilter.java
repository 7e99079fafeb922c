package io.purser.domain.card.account.funding;

import io.purser.domain.customer.CustomerId;
import java.time.Instant;

/** One condition on fundings. Several hold together. */
public sealed interface FundingFilter {
  record InState(FundingState state) implements FundingFilter {}

  record OfCustomer(CustomerId customer) implements FundingFilter {}

  /** At this time or later. */
  record CreatedFrom(Instant time) implements FundingFilter {}

  /** Earlier than this time. */
  record CreatedBefore(Instant time) implements FundingFilter {}
}
