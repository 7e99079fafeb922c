package io.purser.domain.card.limit;

import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;

/**
 * Who keeps how many cards there may be. Never called inside a unit of work; never throws for what
 * the provider does.
 */
public interface CardCountProvider {
  /**
   * Sets the numbers that are given and leaves the others. It cannot be asked how they are.
   *
   * @param counts with at least one number
   */
  Answer<Confirmed> change(
      ProviderAccountId account, String cardCustomer, CardCounts counts, Deadline deadline);

  /**
   * @param ceilings what the programme allows at most
   */
  record Confirmed(CardCounts counts, CardCounts ceilings) {}
}
