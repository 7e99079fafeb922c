package io.purser.domain.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery, without what it says.
 *
 * @param note why it waits, what it was ignored as, or why it is quarantined; holds no personal
 *     data
 * @param attempts how often it was taken up
 * @param dueAt when it is tried next; null unless it waits
 * @param closedAt null while it waits
 * @param hasBytes false when its bytes were dropped: it can never be worked again
 */
public record KeptDelivery(
    DeliveryId id,
    DeliveryState state,
    @Nullable String note,
    int attempts,
    Instant signedAt,
    Instant receivedAt,
    @Nullable Instant dueAt,
    @Nullable Instant closedAt,
    boolean hasBytes) {}
