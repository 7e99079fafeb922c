package io.purser.domain.customer;

import java.time.Instant;

/** One condition on a list of customers. Several hold together. */
public sealed interface CustomerFilter {
  record OfType(CustomerType type) implements CustomerFilter {}

  record InState(CustomerState state) implements CustomerFilter {}

  record WithExternalId(ExternalId externalId) implements CustomerFilter {}

  record WithEmail(Email email) implements CustomerFilter {}

  record WithPhone(Phone phone) implements CustomerFilter {}

  /** At this time or later. */
  record CreatedFrom(Instant time) implements CustomerFilter {}

  /** Earlier than this time. */
  record CreatedBefore(Instant time) implements CustomerFilter {}
}
