package io.purser.domain.card.account.funding;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is to be brought from the master wallet to whose card account. Two orders are the same when
 * nothing about the money differs.
 *
 * @param amount in dollars for {@link PricingMode#SEND_X}, in the account's currency for {@link
 *     PricingMode#RECEIVE_X}
 */
public record FundingOrder(CustomerId customer, Money amount, PricingMode mode, SourceChain chain) {
  /** The provider takes no less, of whichever currency. */
  public static final long LEAST_MINOR_UNITS = 500;

  public FundingOrder {
    if (amount.minor() < LEAST_MINOR_UNITS) {
      throw new IllegalArgumentException("a funding has a minimum");
    }
    if (mode == PricingMode.SEND_X && !amount.currency().equals(Money.USD)) {
      throw new IllegalArgumentException("the master wallet pays in dollars");
    }
  }

  /** Whether what leaves the master wallet is known before. */
  public boolean isExact() {
    return amount.currency().equals(Money.USD);
  }

  /**
   * What the master wallet must have for it, in dollars.
   *
   * @param marginPercent by how much more a dollar amount may be needed than the other currency's
   *     amount, where only the provider knows
   */
  public Money hold(int marginPercent) {
    return isExact()
        ? amount
        : new Money(
            BigDecimal.valueOf(amount.minor())
                .multiply(BigDecimal.valueOf(100L + marginPercent))
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.UP)
                .longValueExact(),
            Money.USD);
  }
}
