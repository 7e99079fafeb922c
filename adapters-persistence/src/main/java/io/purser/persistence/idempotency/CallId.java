package io.purser.persistence.idempotency;

import static io.purser.persistence.schema.Tables.IDEMPOTENCY_RECORD;

import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.tenant.TenantId;
import org.jooq.Condition;

/** What tells a call from all others. */
record CallId(TenantId tenant, String principal, String key) {
  static CallId of(IdempotentCall call) {
    return new CallId(call.tenant(), call.principal(), call.key().value());
  }

  Condition isRow() {
    return IDEMPOTENCY_RECORD
        .TENANT_ID
        .eq(tenant)
        .and(IDEMPOTENCY_RECORD.PRINCIPAL.eq(principal))
        .and(IDEMPOTENCY_RECORD.KEY.eq(key));
  }
}
