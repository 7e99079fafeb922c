package io.purser.rest.planted;

import io.micronaut.retry.annotation.RetryPredicate;

/** Breaks a rule, so that a test can see that the rule finds it. */
public final class RepeatsByLibrary {
  public Class<?> repeats() {
    return RetryPredicate.class;
  }
}
