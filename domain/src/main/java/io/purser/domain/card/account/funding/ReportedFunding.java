package io.purser.domain.card.account.funding;

import org.jspecify.annotations.Nullable;

/**
 * A funding in the provider's list.
 *
 * @param mode null where it does not say
 */
public record ReportedFunding(AcceptedFunding funding, @Nullable PricingMode mode) {
  /** Whether it can be this order: nothing that it says differs. */
  boolean canBe(FundingOrder order) {
    var amount = order.mode() == PricingMode.SEND_X ? funding.paid() : funding.credited();
    return mode == order.mode() && order.amount().equals(amount);
  }
}
