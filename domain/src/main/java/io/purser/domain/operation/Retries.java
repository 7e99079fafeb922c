package io.purser.domain.operation;

/**
 * How often, how soon and at what cost a call to the provider is repeated while somebody waits.
 * Nothing else repeats one.
 *
 * @param budget what all that the node sends may spend on it
 */
public record Retries(Backoff backoff, Pause pause, RetryBudget budget) {
  static final int ATTEMPTS_IN_ONE_RUN = 3;
}
