package io.purser.verification.planted;

import io.purser.yativo.planted.ProviderThatSeesThePersistence;

/** Breaks a rule, so that a test can see that the rule finds it. */
public final class ImporterThatSeesTheProvider {
  public Class<?> sees() {
    return ProviderThatSeesThePersistence.class;
  }
}
