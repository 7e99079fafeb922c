package io.purser.persistence.tenant;

import static io.purser.persistence.schema.Tables.TENANT_SETTINGS;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.setting.SettingsOfTenants;
import io.purser.domain.tenant.setting.TenantSettings;
import io.purser.domain.tenant.setting.TenantSettings.Values;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.TenantSettingsRecord;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** A row for each tenant for whom anything was ever set. */
@Singleton
final class JooqSettingsOfTenants implements SettingsOfTenants {
  private final Transactions transactions;

  JooqSettingsOfTenants(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public TenantSettings get(TenantId tenant) {
    return OpenWork.of(tenant)
        .selectFrom(TENANT_SETTINGS)
        .where(TENANT_SETTINGS.TENANT_ID.eq(tenant))
        .fetchOptional(JooqSettingsOfTenants::read)
        .orElseGet(() -> TenantSettings.none(tenant));
  }

  private static TenantSettings read(TenantSettingsRecord row) {
    var origins = row.getOrigins();
    return new TenantSettings(
        row.getTenantId(),
        new Values(
            origins == null ? null : List.of(origins),
            row.getCallerPerSecond(),
            row.getCallerBurst(),
            row.getTenantPerSecond(),
            row.getTenantBurst()),
        row.getChangedAt(),
        row.getVersion());
  }

  @Override
  public void save(TenantSettings settings) {
    if (written(settings) == 0) {
      throw new StaleAggregate(settings.tenant().value());
    }
  }

  /** Of two who set the first at once, the second finds a row. */
  private static int written(TenantSettings settings) {
    var tenant = settings.tenant();
    var dsl = OpenWork.of(tenant);
    var row = new TenantSettingsRecord();
    var values = settings.values();
    var origins = values.origins();
    row.setOrigins(origins == null ? null : origins.toArray(String[]::new));
    row.setCallerPerSecond(values.callerPerSecond());
    row.setCallerBurst(values.callerBurst());
    row.setTenantPerSecond(values.tenantPerSecond());
    row.setTenantBurst(values.tenantBurst());
    row.setChangedAt(settings.changedAt());
    row.setVersion(settings.version() + 1);
    if (settings.version() == 0) {
      row.setTenantId(tenant);
      return dsl.insertInto(TENANT_SETTINGS).set(row).onConflictDoNothing().execute();
    }
    return dsl.update(TENANT_SETTINGS)
        .set(row)
        .where(TENANT_SETTINGS.TENANT_ID.eq(tenant))
        .and(TENANT_SETTINGS.VERSION.eq(settings.version()))
        .execute();
  }

  @Override
  public Map<TenantId, Long> versions() {
    return transactions.inNone(
        dsl ->
            Routines.tenantSettingsVersions(dsl.configuration()).stream()
                .collect(toUnmodifiableMap(row -> row.getTenantId(), row -> row.getVersion())));
  }
}
