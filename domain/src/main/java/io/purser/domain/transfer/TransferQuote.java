package io.purser.domain.transfer;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says that a transfer would cost. It is an estimate that the provider does not
 * promise to keep; what we promise is not to send on it after it has expired.
 */
public record TransferQuote(
    QuoteId id,
    TenantId tenant,
    CustomerId customer,
    TransferOrder order,
    Estimate estimate,
    Instant quotedAt,
    Instant expiresAt) {

  /**
   * At least one of the two is there.
   *
   * @param network in the chain's own coin, or null when it was not told
   * @param inDollars the same with what else it costs, or null when it was not told
   */
  public record Estimate(@Nullable Fee network, @Nullable Fee inDollars) {
    public Estimate {
      if (network == null && inDollars == null) {
        throw new IllegalArgumentException("an estimate tells something");
      }
    }
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
