package io.purser.domain.card.account.balance;

import io.purser.domain.money.Money;
import java.util.Currency;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is in a card account. What is not known is null, and never zero. What is available and what
 * is pending is known together or not at all, and makes up the whole.
 *
 * @param currency in which the account is, which the provider decides during the proof of identity
 * @param ledger all of it
 * @param available what may be spent
 * @param pending what is held for spending that is not settled
 */
public record Figures(
    @Nullable Currency currency,
    @Nullable Money ledger,
    @Nullable Money available,
    @Nullable Money pending) {
  public Figures {
    if ((available == null) != (pending == null) || (ledger == null && available != null)) {
      throw new IllegalArgumentException("a part is known only beside the whole");
    }
    if (Stream.of(ledger, available, pending)
        .anyMatch(amount -> amount != null && !amount.currency().equals(currency))) {
      throw new IllegalArgumentException("an account is in one currency");
    }
    if (ledger != null
        && available != null
        && pending != null
        && !available.plus(pending).equals(ledger)) {
      throw new IllegalArgumentException("the parts do not make up the whole");
    }
  }

  /** Of an account whose amounts nobody knows so far. */
  public static Figures unknown(@Nullable Currency currency) {
    return new Figures(currency, null, null, null);
  }

  /** Of one that was read where nobody knows what is held. */
  public static Figures whole(Money ledger) {
    return new Figures(ledger.currency(), ledger, null, null);
  }

  public static Figures parts(Money available, Money pending) {
    return new Figures(available.currency(), available.plus(pending), available, pending);
  }
}
