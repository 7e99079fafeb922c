package io.purser.domain.inbox;

import io.purser.domain.tenant.ProviderAccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the provider delivers the events of one account.
 *
 * @param secret what it signs with
 * @param previous what it signed with before, while that is still good, or null
 */
public record Endpoint(
    EndpointId id, ProviderAccountId account, String secret, @Nullable Previous previous) {

  /** A secret that is on its way out: what was signed with it may still be on its way in. */
  public record Previous(String secret, Instant goodUntil) {
    @Override
    public String toString() {
      return "Previous[good until " + goodUntil + ", secret hidden]";
    }
  }

  @Override
  public String toString() {
    return "Endpoint[" + id + ", secrets hidden]";
  }
}
