package io.purser.domain.programme.swap;

import io.purser.domain.work.Deadline;
import io.purser.domain.work.Urgency;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Asks the provider about swaps that are submitted for a while, the longest unasked first and a few
 * at a time.
 */
public final class SwapSweep {
  private static final Duration TIME_FOR_ONE = Duration.ofSeconds(10);

  /** Each costs a call of the provider's quota. */
  private static final int AT_ONCE = 5;

  private final Swaps swaps;
  private final FollowSwap follow;
  private final Duration age;

  /**
   * @param age how long nothing must have been heard
   */
  public SwapSweep(Swaps swaps, FollowSwap follow, Duration age) {
    this.swaps = swaps;
    this.follow = follow;
    this.age = age;
  }

  /**
   * Returns how many it asked about; it stops at the first that the provider does not answer for.
   */
  public int work(BooleanSupplier goOn) {
    int asked = 0;
    for (var waiting : swaps.waiting(age, AT_ONCE)) {
      if (!goOn.getAsBoolean()) {
        break;
      }
      asked++;
      var deadline = Deadline.in(TIME_FOR_ONE).askedBy(waiting.tenant(), Urgency.SWEEP);
      if (follow.handle(waiting, deadline) instanceof FollowSwap.Result.Unavailable) {
        break;
      }
    }
    return asked;
  }
}
