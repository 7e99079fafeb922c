package io.purser.domain.transfer;

import java.math.BigDecimal;

/**
 * What the provider says that something costs. It is shown and never booked: what a transfer takes
 * from a wallet is what the provider reports as moved.
 *
 * @param amount exact, as the provider wrote it
 * @param currency a symbol, such as {@code ETH} or {@code USD}
 */
public record Fee(BigDecimal amount, String currency) {
  public Fee {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("a fee is not negative");
    }
  }
}
