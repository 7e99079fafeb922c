package io.purser.domain.programme.swap;

import io.purser.domain.money.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A swap that the provider lists or tells of.
 *
 * @param given what was given
 * @param into into what it was changed; null where the provider does not say, as its list does not
 */
public record ReportedSwap(AcceptedSwap swap, Money given, @Nullable Currency into) {
  /** Whether it can be this order: nothing that it says differs. */
  boolean canBe(SwapOrder order) {
    return given.equals(order.amount()) && (into == null || into.equals(order.into()));
  }
}
