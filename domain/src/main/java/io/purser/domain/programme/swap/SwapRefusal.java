package io.purser.domain.programme.swap;

import io.purser.domain.money.Money;
import io.purser.domain.operation.OperationId;
import java.util.Currency;

/** Why a swap is not even tried. */
public sealed interface SwapRefusal {
  /** No positive amount of this currency, or finer than it goes. */
  record AmountNotPossible(Currency currency) implements SwapRefusal {}

  /** The reference named another order before. */
  record ReferenceUsed(SwapId by) implements SwapRefusal {}

  /**
   * The provider may or may not have another swap of as many dollars, and its list could not tell
   * the one from the other.
   */
  record LikeOneInDoubt(SwapId swap, OperationId operation) implements SwapRefusal {}

  /** The same, of another tenant of the provider account, whose it is not ours to tell. */
  record LikeOneOfAnother() implements SwapRefusal {}

  /** The master wallet has less than this. */
  record NotCovered(Money available, Money needed) implements SwapRefusal {}

  /** Nobody could say what the master wallet has. */
  record MasterWalletUnknown() implements SwapRefusal {}
}
