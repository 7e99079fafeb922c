package io.purser.rest.card.onboarding;

import io.purser.domain.card.onboarding.StepResult;
import io.purser.rest.access.Call;
import io.purser.rest.problem.ProviderAway;
import io.purser.rest.problem.Refusals;
import io.purser.rest.problem.Refused;

/** What a step brings, for those who store no answer. */
public final class StepResults {
  private StepResults() {}

  /** The value, or the request is refused. */
  public static <T> T orRefused(StepResult<T> result, Call call) {
    return switch (result) {
      case StepResult.Done<T>(var value) -> value;
      case StepResult.Refused<T>(var why) -> throw new Refused(Refusals.of(why, call.caller()));
      case StepResult.Unavailable<T>(var retryAfter) -> throw ProviderAway.refused(retryAfter);
    };
  }
}
