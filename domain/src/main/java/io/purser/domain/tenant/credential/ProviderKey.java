package io.purser.domain.tenant.credential;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What opens an account at the provider.
 *
 * @param key the key, or {@code file:/path} or {@code env:NAME} for where each node finds it
 * @param secret as the key
 */
public record ProviderKey(String key, String secret) {
  private static final Pattern PART = Pattern.compile("[\\x21-\\x7e]{1,512}");

  public ProviderKey {
    if (problemWith(key).isPresent() || problemWith(secret).isPresent()) {
      throw new IllegalArgumentException("not a key of the provider");
    }
  }

  /** What is wrong with this as a key or a secret; empty when nothing is. It never quotes it. */
  public static Optional<String> problemWith(String text) {
    return PART.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("must be 1 to 512 visible ASCII characters");
  }

  @Override
  public String toString() {
    return "ProviderKey[hidden]";
  }
}
