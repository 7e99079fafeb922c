package io.purser.persistence.access;

import static io.purser.persistence.schema.Tables.CONFIRMATION;

import io.purser.domain.access.confirmation.Confirmation;
import io.purser.domain.access.confirmation.ConfirmationId;
import io.purser.domain.access.confirmation.Confirmations;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.schema.tables.records.ConfirmationRecord;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
final class JooqConfirmations implements Confirmations {
  @Override
  public void add(Confirmation confirmation) {
    OpenWork.of(confirmation.tenant()).insertInto(CONFIRMATION).set(write(confirmation)).execute();
  }

  @Override
  public Optional<Confirmation> lock(TenantId tenant, String tokenHash) {
    return OpenWork.of(tenant)
        .selectFrom(CONFIRMATION)
        .where(CONFIRMATION.TENANT_ID.eq(tenant))
        .and(CONFIRMATION.TOKEN_HASH.eq(tokenHash))
        .forUpdate()
        .fetchOptional(JooqConfirmations::read);
  }

  @Override
  public void used(TenantId tenant, ConfirmationId id, Confirmation.Use use) {
    OpenWork.of(tenant)
        .update(CONFIRMATION)
        .set(CONFIRMATION.USED_BY, use.by())
        .set(CONFIRMATION.USED_AT, use.at())
        .where(CONFIRMATION.TENANT_ID.eq(tenant))
        .and(CONFIRMATION.ID.eq(id))
        .execute();
  }

  private static ConfirmationRecord write(Confirmation confirmation) {
    var use = confirmation.use();
    var row = new ConfirmationRecord();
    row.setTenantId(confirmation.tenant());
    row.setId(confirmation.id());
    row.setCustomerId(confirmation.customer());
    row.setTokenHash(confirmation.tokenHash());
    row.setRequestHash(confirmation.requestHash());
    row.setCreatedAt(confirmation.createdAt());
    row.setExpiresAt(confirmation.expiresAt());
    row.setUsedBy(use == null ? null : use.by());
    row.setUsedAt(use == null ? null : use.at());
    return row;
  }

  private static Confirmation read(ConfirmationRecord row) {
    var usedBy = row.getUsedBy();
    var usedAt = row.getUsedAt();
    return new Confirmation(
        row.getId(),
        row.getTenantId(),
        row.getCustomerId(),
        row.getTokenHash(),
        row.getRequestHash(),
        row.getCreatedAt(),
        row.getExpiresAt(),
        usedBy == null || usedAt == null ? null : new Confirmation.Use(usedBy, usedAt));
  }
}
