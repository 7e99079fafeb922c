package io.purser.persistence.planted;

import io.micronaut.http.HttpStatus;

/** Breaks a rule, so that a test can see that the rule finds it. */
public final class PersistenceThatServes {
  public HttpStatus answer() {
    return HttpStatus.OK;
  }
}
