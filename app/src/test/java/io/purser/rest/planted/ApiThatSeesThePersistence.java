package io.purser.rest.planted;

import io.purser.persistence.planted.PersistenceThatServes;

/** Breaks a rule, so that a test can see that the rule finds it. */
public final class ApiThatSeesThePersistence {
  public Class<?> sees() {
    return PersistenceThatServes.class;
  }
}
