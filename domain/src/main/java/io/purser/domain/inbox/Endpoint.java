package io.purser.domain.inbox;

import io.purser.domain.tenant.ProviderAccountId;
import org.jspecify.annotations.Nullable;

/**
 * Where the provider delivers the events of one account.
 *
 * @param secret what it signs with
 * @param previousSecret what it signed with before, still good while a rotation is under way, or
 *     null
 */
public record Endpoint(
    EndpointId id, ProviderAccountId account, String secret, @Nullable String previousSecret) {
  @Override
  public String toString() {
    return "Endpoint[" + id + ", secrets hidden]";
  }
}
