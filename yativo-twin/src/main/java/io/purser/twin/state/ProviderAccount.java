package io.purser.twin.state;

import java.time.Instant;
import java.util.List;

/**
 * One customer of the provider: a platform with an API key of its own. It sees only what it made.
 *
 * @param tokenGeneration a token counts only while it carries the current number
 */
public record ProviderAccount(
    String id,
    String name,
    String apiKey,
    String apiSecret,
    List<String> scopes,
    int tokenGeneration,
    Instant createdAt) {

  public ProviderAccount withoutItsTokens() {
    return new ProviderAccount(id, name, apiKey, apiSecret, scopes, tokenGeneration + 1, createdAt);
  }
}
