package io.purser.persistence.audit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An audit entry as it is stored. Rows are equal when they are the same row. */
@SuppressWarnings("ArrayRecordComponent") // Sealed bytes; nobody compares them.
@MappedEntity(value = "audit_entry", schema = "purser")
record AuditEntryRow(
    @Id String id,
    String tenantId,
    Instant at,
    String actor,
    String action,
    String subject,
    @Nullable String customerId,
    byte @Nullable [] reason,
    @Nullable String requestId) {}
