package io.purser.domain.card.onboarding;

import java.time.Duration;

/**
 * What came of a step.
 *
 * @param <T> what it brings
 */
public sealed interface StepResult<T> {
  record Done<T>(T value) implements StepResult<T> {}

  record Refused<T>(OnboardingRefusal why) implements StepResult<T> {}

  /** Nothing came of it so far. {@code retryAfter} is what the provider asked for, or zero. */
  record Unavailable<T>(Duration retryAfter) implements StepResult<T> {}
}
