package io.purser.twin.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One customer of the provider: a platform with an API key of its own. It sees only what it made.
 *
 * @param previous the key of before the last rotation, which still opens it; null when none does
 * @param tokenGeneration a token counts only while it carries the current number
 */
public record ProviderAccount(
    String id,
    String name,
    String apiKey,
    String apiSecret,
    @Nullable Key previous,
    List<String> scopes,
    int tokenGeneration,
    Instant createdAt) {

  public ProviderAccount withoutItsTokens() {
    return new ProviderAccount(
        id, name, apiKey, apiSecret, previous, scopes, tokenGeneration + 1, createdAt);
  }

  /** Another key opens it as well, and is its key from now on. */
  public ProviderAccount rotated(Key next) {
    var current = new Key(apiKey, apiSecret);
    return with(next, current);
  }

  /** The key of before the last rotation opens it no more. */
  public ProviderAccount withoutPreviousKey() {
    return with(new Key(apiKey, apiSecret), null);
  }

  private ProviderAccount with(Key key, @Nullable Key before) {
    return new ProviderAccount(
        id, name, key.apiKey(), key.apiSecret(), before, scopes, tokenGeneration, createdAt);
  }

  /** The account as somebody with this key sees it; empty when the key does not open it. */
  public Optional<ProviderAccount> openedBy(String key) {
    if (key.equals(apiKey)) {
      return Optional.of(this);
    }
    return previous != null && previous.apiKey().equals(key)
        ? Optional.of(with(previous, null))
        : Optional.empty();
  }

  /** A key and its secret. */
  public record Key(String apiKey, String apiSecret) {}
}
