package io.purser.domain.card.limit;

import io.purser.domain.work.Deadline;
import io.purser.domain.work.Urgency;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks the provider whether changes that it has accepted are in force, a few at a time. */
public final class SpendingLimitSweep {
  private static final Duration TIME_FOR_ONE = Duration.ofSeconds(10);

  private final SpendingLimits limits;
  private final ReadSpendingLimit read;
  private final Duration age;
  private final int batch;

  /**
   * @param age how long the provider must not have been asked about one
   * @param batch how many one run asks about; each costs one call of the provider's quota
   */
  public SpendingLimitSweep(
      SpendingLimits limits, ReadSpendingLimit read, Duration age, int batch) {
    this.limits = limits;
    this.read = read;
    this.age = age;
    this.batch = batch;
  }

  /** It stops at the first that the provider does not answer for. */
  public void work(BooleanSupplier goOn) {
    for (var due : limits.due(age, batch)) {
      if (!goOn.getAsBoolean()) {
        return;
      }
      var deadline = Deadline.in(TIME_FOR_ONE).askedBy(due.tenant(), Urgency.SWEEP);
      var result = read.refresh(due.tenant(), due.customer(), deadline);
      if (result instanceof ReadSpendingLimit.Result.LastKnown
          || result instanceof ReadSpendingLimit.Result.Unavailable) {
        return;
      }
    }
  }
}
