package io.purser.domain.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event at one endpoint.
 *
 * @param position the event's place in the feed
 * @param attempts how often it was taken up to be sent
 * @param last the last attempt that ended, or null before the first
 * @param nextAttemptAt when it is sent next; null when it will not be, and while it waits for an
 *     earlier event of its subject or for its endpoint
 * @param endedAt null while it is pending
 */
public record WebhookDelivery(
    String eventId,
    String eventType,
    String subject,
    long position,
    DeliveryState state,
    int attempts,
    Attempt.@Nullable Last last,
    @Nullable Instant nextAttemptAt,
    Instant createdAt,
    @Nullable Instant endedAt) {}
