package io.purser.domain.reconciliation;

import java.time.Instant;

/**
 * Who looks into a break.
 *
 * @param operator as they stand in the audit log
 */
public record Owner(String operator, Instant takenAt) {}
