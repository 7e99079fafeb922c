package io.purser.domain.planted;

import io.micronaut.context.annotation.Factory;

/** Breaks a rule, so that a test can see that the rule finds it. */
public final class MicronautInTheDomain {
  @Factory
  static final class Beans {}

  public Class<?> beans() {
    return Factory.class;
  }
}
