package io.purser.domain.card.account.funding;

import io.purser.domain.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A funding that the provider has, as it tells it.
 *
 * @param paid what the master wallet gives, in dollars; null where it does not say
 * @param credited what the card account gets; null where it does not say
 * @param at when it was begun, by the provider's clock; null where it does not say
 */
public record AcceptedFunding(
    String providerId,
    Progress progress,
    @Nullable Money paid,
    @Nullable Money credited,
    @Nullable Instant at) {

  /** How far the provider is with it. */
  public enum Progress {
    PENDING,
    COMPLETED,
    FAILED
  }
}
