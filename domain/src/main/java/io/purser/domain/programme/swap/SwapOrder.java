package io.purser.domain.programme.swap;

import io.purser.domain.money.Money;
import java.util.Currency;
import java.util.List;

/**
 * So many dollars of the master wallet, and into what they are changed.
 *
 * @param amount what is given, in dollars
 */
public record SwapOrder(Money amount, Currency into) {
  /** Into what the provider changes dollars. It changes nothing else. */
  public static final List<Currency> INTO =
      List.of(Currency.getInstance("EUR"), Currency.getInstance("GBP"));

  public SwapOrder {
    if (!amount.currency().equals(Money.USD) || amount.minor() <= 0 || !INTO.contains(into)) {
      throw new IllegalArgumentException("only dollars are changed, and not into dollars");
    }
  }
}
