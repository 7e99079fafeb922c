package io.purser.domain.card.account.funding;

import io.purser.domain.work.Deadline;
import io.purser.domain.work.Urgency;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Asks the provider about fundings that are pending for a while, the longest unasked first and a
 * few customers at a time.
 */
public final class FundingSweep {
  private static final Duration TIME_FOR_ONE = Duration.ofSeconds(10);

  private final Fundings fundings;
  private final FollowFundings follow;
  private final Duration age;
  private final int batch;

  /**
   * @param age how long nothing must have been heard
   * @param batch how many customers one run asks about; each costs one call of the provider's quota
   */
  public FundingSweep(Fundings fundings, FollowFundings follow, Duration age, int batch) {
    this.fundings = fundings;
    this.follow = follow;
    this.age = age;
    this.batch = batch;
  }

  /**
   * Returns how many it asked about; it stops at the first that the provider does not answer for.
   */
  public int work(BooleanSupplier goOn) {
    int asked = 0;
    for (var waiting : fundings.waiting(age, batch)) {
      if (!goOn.getAsBoolean()) {
        break;
      }
      asked++;
      var result =
          follow.handle(
              waiting.tenant(),
              waiting.customer(),
              Deadline.in(TIME_FOR_ONE).askedBy(waiting.tenant(), Urgency.SWEEP));
      if (result instanceof FollowFundings.Result.Unavailable) {
        break;
      }
    }
    return asked;
  }
}
