package io.purser.persistence.planted;

import io.purser.rest.planted.ApiThatSeesThePersistence;

/** Breaks a rule, so that a test can see that the rule finds it. */
public final class PersistenceThatSeesTheApi {
  public Class<?> sees() {
    return ApiThatSeesThePersistence.class;
  }
}
