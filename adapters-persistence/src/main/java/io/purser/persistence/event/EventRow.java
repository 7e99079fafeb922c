package io.purser.persistence.event;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event as it is stored. */
@SuppressWarnings("ArrayRecordComponent") // Sealed bytes; nobody compares them.
@MappedEntity(value = "event_log", schema = "purser")
record EventRow(
    @Id String id,
    String tenantId,
    String type,
    String subject,
    @Nullable String customerId,
    byte[] facts,
    Instant occurredAt) {}
