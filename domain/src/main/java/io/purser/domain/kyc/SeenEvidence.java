package io.purser.domain.kyc;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;

/** What an operator has looked at before they decided, and when that was. It never changes. */
public record SeenEvidence(
    EvidenceId id, TenantId tenant, CustomerId customer, Evidence evidence, Instant seenAt) {}
