package io.purser.domain.adoption;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of the provider's, and what we would do with it. Nothing is done until an operator says
 * so.
 *
 * @param importId the import that saw it last
 * @param customer whom it seems to belong to; once confirmed, whom it does; null when it would be
 *     somebody new
 */
public record Proposal(
    ProposalId id,
    TenantId tenant,
    ImportId importId,
    ProviderRecord found,
    Match match,
    @Nullable CustomerId customer,
    State state,
    Instant createdAt,
    Instant updatedAt) {

  /** What has become of a proposal. */
  public enum State {
    OPEN,
    CONFIRMED,
    /** It is not proposed again, and can be confirmed all the same. */
    DISMISSED
  }

  Proposal confirmed(CustomerId as, Instant at) {
    return new Proposal(id, tenant, importId, found, match, as, State.CONFIRMED, createdAt, at);
  }

  Proposal dismissed(Instant at) {
    return new Proposal(
        id, tenant, importId, found, match, customer, State.DISMISSED, createdAt, at);
  }
}
