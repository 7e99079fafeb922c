package io.purser.rest.problem;

import java.time.Duration;

/** Refuses what only the provider could answer, and it is away. */
public final class ProviderAway {
  private static final Duration WHEN_NOBODY_SAYS = Duration.ofSeconds(5);

  private ProviderAway() {}

  /**
   * @param retryAfter what the provider asked for, zero when it did not
   */
  public static Refused refused(Duration retryAfter) {
    return new Refused(
        Problem.of(ProblemCode.PROVIDER_UNAVAILABLE)
            .retryAfter(retryAfter.isZero() ? WHEN_NOBODY_SAYS : retryAfter));
  }
}
