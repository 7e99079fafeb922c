package io.purser.twin.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a platform wants its events, and the secret they are signed with. */
public record WebhookEndpoint(
    String id,
    String owner,
    String url,
    List<String> events,
    String secret,
    boolean enabled,
    @Nullable String description,
    @Nullable Instant lastSuccessAt,
    @Nullable Instant lastFailureAt,
    int consecutiveFailures,
    Instant createdAt,
    Instant updatedAt) {

  public boolean wants(String eventType) {
    return enabled && (events.contains("*") || events.contains(eventType));
  }

  public WebhookEndpoint edited(
      String nextUrl,
      List<String> nextEvents,
      boolean nextEnabled,
      @Nullable String nextDescription,
      Instant at) {
    return new WebhookEndpoint(
        id,
        owner,
        nextUrl,
        nextEvents,
        secret,
        nextEnabled,
        nextDescription,
        lastSuccessAt,
        lastFailureAt,
        consecutiveFailures,
        createdAt,
        at);
  }

  public WebhookEndpoint withSecret(String nextSecret, Instant at) {
    return new WebhookEndpoint(
        id,
        owner,
        url,
        events,
        nextSecret,
        enabled,
        description,
        lastSuccessAt,
        lastFailureAt,
        consecutiveFailures,
        createdAt,
        at);
  }

  public WebhookEndpoint answered(boolean well, Instant at) {
    return new WebhookEndpoint(
        id,
        owner,
        url,
        events,
        secret,
        enabled,
        description,
        well ? at : lastSuccessAt,
        well ? lastFailureAt : at,
        well ? 0 : consecutiveFailures + 1,
        createdAt,
        updatedAt);
  }
}
