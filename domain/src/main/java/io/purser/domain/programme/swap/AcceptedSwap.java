package io.purser.domain.programme.swap;

import io.purser.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A swap that the provider has, as it tells it.
 *
 * @param received what the dollars become; null where it does not say
 * @param rate what a dollar becomes, as the provider wrote it; null where it does not say
 * @param at when it was begun, by the provider's clock; null where it does not say
 */
public record AcceptedSwap(
    String providerId,
    Progress progress,
    @Nullable Money received,
    @Nullable BigDecimal rate,
    @Nullable Instant at) {

  /** How far the provider is with it. */
  public enum Progress {
    SUBMITTED,
    COMPLETED,
    FAILED
  }
}
