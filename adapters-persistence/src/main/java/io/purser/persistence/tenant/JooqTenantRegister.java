package io.purser.persistence.tenant;

import static io.purser.persistence.schema.Tables.TENANT;
import static io.purser.persistence.schema.Tables.TENANT_STANDING;
import static io.purser.persistence.schema.Tables.TENANT_SUSPENSION;

import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.TenantRegister;
import io.purser.domain.tenant.TenantSuspension;
import io.purser.persistence.OpenWork;
import io.purser.persistence.schema.tables.records.TenantSuspensionRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Nothing is remembered here: who asks says how long somebody suspended may go on. */
@Singleton
final class JooqTenantRegister implements TenantRegister {
  private final SealKeys keys;

  JooqTenantRegister(SealKeys keys) {
    this.keys = keys;
  }

  @Override
  public boolean enter(Tenant tenant) {
    var insert =
        OpenWork.of(tenant.id())
            .insertInto(TENANT)
            .set(TENANT.ID, tenant.id())
            .set(TENANT.SLUG, tenant.slug())
            .set(TENANT.ACCOUNT_ID, tenant.account())
            .set(TENANT.MODE, tenant.mode().text())
            .set(TENANT.CREATED_AT, tenant.createdAt())
            .onConflict(TENANT.SLUG)
            .doNothing();
    return OneMode.required(insert::execute) == 1;
  }

  @Override
  public Optional<TenantSuspension> suspension(TenantId tenant) {
    return OpenWork.of(tenant)
        .selectFrom(TENANT_SUSPENSION)
        .where(TENANT_SUSPENSION.TENANT_ID.eq(tenant))
        .fetchOptional(this::read);
  }

  @Override
  public boolean isSuspended(TenantId tenant) {
    var dsl = OpenWork.of(tenant);
    return dsl.fetchExists(TENANT_SUSPENSION, TENANT_SUSPENSION.TENANT_ID.eq(tenant));
  }

  @Override
  public long changes(TenantId tenant) {
    return OpenWork.of(tenant)
        .select(TENANT_STANDING.CHANGES)
        .from(TENANT_STANDING)
        .where(TENANT_STANDING.TENANT_ID.eq(tenant))
        .fetchOptional(TENANT_STANDING.CHANGES)
        .orElse(0L);
  }

  /** Writing what is there locks the row, and makes it where there is none. */
  @Override
  public long changesForUpdate(TenantId tenant) {
    return raised(tenant, 0);
  }

  private static long raised(TenantId tenant, long by) {
    return OpenWork.of(tenant)
        .insertInto(TENANT_STANDING)
        .set(TENANT_STANDING.TENANT_ID, tenant)
        .set(TENANT_STANDING.CHANGES, by)
        .onConflict(TENANT_STANDING.TENANT_ID)
        .doUpdate()
        .set(TENANT_STANDING.CHANGES, TENANT_STANDING.CHANGES.plus(by))
        .returning(TENANT_STANDING.CHANGES)
        .fetchSingle(row -> row.getChanges());
  }

  @Override
  public boolean suspend(TenantSuspension suspension) {
    return counted(suspension.tenant(), insert(suspension));
  }

  private int insert(TenantSuspension suspension) {
    var tenant = suspension.tenant();
    return OpenWork.of(tenant)
        .insertInto(TENANT_SUSPENSION)
        .set(TENANT_SUSPENSION.TENANT_ID, tenant)
        .set(
            TENANT_SUSPENSION.REASON,
            keys.ofTenant(tenant).seal(place(tenant), suspension.reason()))
        .set(TENANT_SUSPENSION.SUSPENDED_AT, suspension.at())
        .onConflict(TENANT_SUSPENSION.TENANT_ID)
        .doNothing()
        .execute();
  }

  @Override
  public boolean resume(TenantId tenant) {
    int deleted =
        OpenWork.of(tenant)
            .deleteFrom(TENANT_SUSPENSION)
            .where(TENANT_SUSPENSION.TENANT_ID.eq(tenant))
            .execute();
    return counted(tenant, deleted);
  }

  private static boolean counted(TenantId tenant, int changed) {
    return changed == 1 && raised(tenant, 1) > 0;
  }

  private TenantSuspension read(TenantSuspensionRecord row) {
    var tenant = row.getTenantId();
    var reason = keys.ofTenant(tenant).openText(place(tenant), row.getReason());
    if (reason == null) {
      throw new IllegalStateException("the schema requires a reason");
    }
    return new TenantSuspension(tenant, reason, row.getSuspendedAt());
  }

  private static Place place(TenantId tenant) {
    return Place.of(TENANT_SUSPENSION.REASON, tenant.value(), tenant.value());
  }
}
