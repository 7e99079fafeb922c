package io.purser.domain.idempotency;

/** The right to answer a call. Whoever holds an older attempt can no longer write. */
public record Ticket(IdempotentCall call, int attempt) {}
