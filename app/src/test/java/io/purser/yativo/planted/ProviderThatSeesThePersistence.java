package io.purser.yativo.planted;

import io.purser.persistence.planted.PersistenceThatServes;

/** Breaks a rule, so that a test can see that the rule finds it. */
public final class ProviderThatSeesThePersistence {
  public Class<?> sees() {
    return PersistenceThatServes.class;
  }
}
