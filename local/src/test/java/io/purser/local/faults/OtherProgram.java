package io.purser.local.faults;

import io.purser.local.Api;
import io.purser.local.Site;
import java.io.IOException;
import java.time.Instant;

/**
 * Somebody else who calls the provider with the platform's credential, and so spends its quota
 * without the platform's knowing.
 */
final class OtherProgram {
  /** One that the platform never calls. */
  static final String PATH = "/assets/get-all-assets";

  static final String ROUTE = "GET " + PATH;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int MOST_CALLS = 10_000;
  private final Api provider;

  OtherProgram(Site site) {
    this.provider = site.provider();
  }

  /**
   * Calls until the provider turns it away.
   *
   * @return before when the provider certainly takes no call
   */
  Instant spendAll() throws IOException {
    for (int call = 1; call <= MOST_CALLS; call++) {
      var asked = Instant.now();
      var answer = provider.get(PATH);
      if (answer.status() == TOO_MANY_REQUESTS) {
        // Whole seconds, of which the last has only begun.
        return asked.plusSeconds(answer.body().path("retry_after").asLong() - 1);
      }
    }
    throw new AssertionError("the provider counts nothing");
  }
}
