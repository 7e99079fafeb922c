package io.purser.persistence.tenant;

import static io.purser.persistence.schema.Tables.PROPOSED_TENANT_ISSUER;
import static io.purser.persistence.schema.Tables.TENANT_ISSUER;
import static io.purser.persistence.schema.Tables.TENANT_SETTINGS;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.jooq.impl.DSL.val;

import io.purser.domain.access.Motion;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.setting.IssuerTaken;
import io.purser.domain.tenant.setting.SettingsOfTenants;
import io.purser.domain.tenant.setting.TenantIssuer;
import io.purser.domain.tenant.setting.TenantIssuer.Kind;
import io.purser.domain.tenant.setting.TenantIssuer.Tokens;
import io.purser.domain.tenant.setting.TenantSettings;
import io.purser.domain.tenant.setting.TenantSettings.Values;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.TenantIssuerRecord;
import io.purser.persistence.schema.tables.records.TenantSettingsRecord;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row for each tenant for whom anything was ever set, and one for each of its issuers. Those that
 * wait for a second operator have a table of their own.
 */
@Singleton
final class JooqSettingsOfTenants implements SettingsOfTenants {
  private final Transactions transactions;

  /**
   * @param transactions on the small pool, so that what was taken away is taken away under load too
   */
  JooqSettingsOfTenants(@Named("intake") Transactions transactions) {
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
        issuers(row.getTenantId()),
        awaiting(row),
        row.getChangedAt(),
        row.getVersion());
  }

  private static @Nullable Motion<List<TenantIssuer>> awaiting(TenantSettingsRecord row) {
    var askedBy = row.getIssuersAskedBy();
    var dueAt = row.getIssuersDueAt();
    if (askedBy == null || dueAt == null) {
      return null;
    }
    var wanted =
        OpenWork.of(row.getTenantId())
            .selectFrom(PROPOSED_TENANT_ISSUER)
            .where(PROPOSED_TENANT_ISSUER.TENANT_ID.eq(row.getTenantId()))
            .orderBy(PROPOSED_TENANT_ISSUER.ISSUER, PROPOSED_TENANT_ISSUER.AUDIENCE)
            .fetch(proposed -> read(proposed.into(TENANT_ISSUER)));
    return new Motion<>(wanted, askedBy, dueAt);
  }

  private static List<TenantIssuer> issuers(TenantId tenant) {
    return OpenWork.of(tenant)
        .selectFrom(TENANT_ISSUER)
        .where(TENANT_ISSUER.TENANT_ID.eq(tenant))
        .orderBy(TENANT_ISSUER.ISSUER, TENANT_ISSUER.AUDIENCE)
        .fetch(JooqSettingsOfTenants::read);
  }

  private static TenantIssuer read(TenantIssuerRecord row) {
    return new TenantIssuer(
        row.getIssuer(),
        row.getAudience(),
        row.getKeysAt(),
        Kind.parse(row.getKind()).orElseThrow(),
        row.getCustomerClaim(),
        row.getRolesClaim(),
        Tokens.parse(row.getTokens()).orElseThrow());
  }

  @Override
  public void save(TenantSettings settings) {
    if (written(settings) == 0) {
      throw new StaleAggregate(settings.tenant().value());
    }
    if (!issuers(settings.tenant()).equals(settings.issuers())) {
      writeIssuers(settings);
    }
    writeAwaiting(settings);
  }

  /** Which tenant has an issuer is seen when it is to be in force. */
  private static void writeAwaiting(TenantSettings settings) {
    var tenant = settings.tenant();
    var dsl = OpenWork.of(tenant);
    dsl.deleteFrom(PROPOSED_TENANT_ISSUER)
        .where(PROPOSED_TENANT_ISSUER.TENANT_ID.eq(tenant))
        .execute();
    var awaiting = settings.awaiting();
    if (awaiting != null) {
      for (var issuer : awaiting.wanted()) {
        dsl.insertInto(PROPOSED_TENANT_ISSUER).set(written(tenant, issuer)).execute();
      }
    }
  }

  private static TenantIssuerRecord written(TenantId tenant, TenantIssuer issuer) {
    var row = new TenantIssuerRecord();
    row.setTenantId(tenant);
    row.setIssuer(issuer.issuer());
    row.setAudience(issuer.audience());
    row.setKeysAt(issuer.keysAt());
    row.setKind(issuer.kind().text());
    row.setCustomerClaim(issuer.customerClaim());
    row.setRolesClaim(issuer.rolesClaim());
    row.setTokens(issuer.tokens().text());
    return row;
  }

  /** One tenant after the other, lest two who exchange what they name wait for each other. */
  private static void writeIssuers(TenantSettings settings) {
    var tenant = settings.tenant();
    var dsl = OpenWork.of(tenant);
    dsl.fetch("select pg_advisory_xact_lock(hashtextextended({0}, 0))", val("issuers of tenants"));
    dsl.deleteFrom(TENANT_ISSUER).where(TENANT_ISSUER.TENANT_ID.eq(tenant)).execute();
    for (var issuer : settings.issuers()) {
      int added =
          dsl.insertInto(TENANT_ISSUER)
              .set(written(tenant, issuer))
              .onConflict(TENANT_ISSUER.ISSUER, TENANT_ISSUER.AUDIENCE)
              .doNothing()
              .execute();
      if (added == 0) {
        throw new IssuerTaken(issuer.named());
      }
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
    var awaiting = settings.awaiting();
    row.setIssuersAskedBy(awaiting == null ? null : awaiting.askedBy());
    row.setIssuersDueAt(awaiting == null ? null : awaiting.dueAt());
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
