package io.purser.domain.card.onboarding;

import io.purser.domain.work.Deadline;
import io.purser.domain.work.Urgency;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Asks the provider about onboardings that wait for it, the longest unasked first and a few at a
 * time.
 */
public final class OnboardingSweep {
  private static final Duration TIME_FOR_ONE = Duration.ofSeconds(10);

  private final CardOnboardings onboardings;
  private final RefreshOnboarding refresh;
  private final Duration age;
  private final int batch;

  /**
   * @param age how long the provider must not have been asked about one
   * @param batch how many one run asks about; each costs one call of the provider's quota, and
   *     another one once
   */
  public OnboardingSweep(
      CardOnboardings onboardings, RefreshOnboarding refresh, Duration age, int batch) {
    this.onboardings = onboardings;
    this.refresh = refresh;
    this.age = age;
    this.batch = batch;
  }

  /**
   * Returns how many it asked about; it stops at the first that the provider does not answer for.
   */
  public int work(BooleanSupplier goOn) {
    int asked = 0;
    for (var waiting : onboardings.waiting(age, batch)) {
      if (!goOn.getAsBoolean()) {
        break;
      }
      asked++;
      var result =
          refresh.handle(
              waiting.tenant(),
              waiting.onboarding(),
              Deadline.in(TIME_FOR_ONE).askedBy(waiting.tenant(), Urgency.SWEEP));
      if (result instanceof RefreshOnboarding.Result.Unavailable) {
        break;
      }
    }
    return asked;
  }
}
