package io.purser.domain.planted;

/** Breaks a rule, so that a test can see that the rule finds it. */
public final class PlantedHelper {
  public int help() {
    return 1;
  }
}
