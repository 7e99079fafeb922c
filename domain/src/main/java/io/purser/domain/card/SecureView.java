package io.purser.domain.card;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The way to a page of the provider's about a card. Whoever has it may see what is there: never
 * stored, never logged.
 *
 * @param expiresAt when it leads nowhere any more; null when the provider does not say
 */
public record SecureView(URI address, @Nullable Instant expiresAt) {
  @Override
  public String toString() {
    return "SecureView[hidden]";
  }
}
