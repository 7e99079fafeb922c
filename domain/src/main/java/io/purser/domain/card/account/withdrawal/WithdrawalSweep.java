package io.purser.domain.card.account.withdrawal;

import io.purser.domain.work.Deadline;
import io.purser.domain.work.Urgency;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Asks the provider about withdrawals that are pending for a while, the longest unasked first and a
 * few at a time.
 */
public final class WithdrawalSweep {
  private static final Duration TIME_FOR_ONE = Duration.ofSeconds(10);

  private final Withdrawals withdrawals;
  private final FollowWithdrawal follow;
  private final Duration age;
  private final int batch;

  /**
   * @param age how long nothing must have been heard
   * @param batch how many one run asks about; each costs one call of the provider's quota
   */
  public WithdrawalSweep(
      Withdrawals withdrawals, FollowWithdrawal follow, Duration age, int batch) {
    this.withdrawals = withdrawals;
    this.follow = follow;
    this.age = age;
    this.batch = batch;
  }

  /**
   * Returns how many it asked about; it stops at the first that the provider does not answer for.
   */
  public int work(BooleanSupplier goOn) {
    int asked = 0;
    for (var waiting : withdrawals.waiting(age, batch)) {
      if (!goOn.getAsBoolean()) {
        break;
      }
      asked++;
      var result =
          follow.handle(
              waiting.tenant(),
              waiting.withdrawal(),
              Deadline.in(TIME_FOR_ONE).askedBy(waiting.tenant(), Urgency.SWEEP));
      if (result instanceof FollowWithdrawal.Result.Unavailable) {
        break;
      }
    }
    return asked;
  }
}
