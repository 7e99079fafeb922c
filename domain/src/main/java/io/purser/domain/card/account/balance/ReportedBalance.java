package io.purser.domain.card.account.balance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the provider tells of a card account.
 *
 * @param movedAt when it last changed, by the provider's clock; null where it does not say
 * @param fromChain whether it was read from the chain, which knows of no holds
 */
public record ReportedBalance(Figures figures, @Nullable Instant movedAt, boolean fromChain) {
  public ReportedBalance {
    if (fromChain && (movedAt != null || figures.available() != null)) {
      throw new IllegalArgumentException("the chain knows neither holds nor when something moved");
    }
  }
}
