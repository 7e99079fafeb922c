package io.purser.domain.tenant.setting;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.util.Map;

/** {@link SettingsOfTenants} in memory. */
public final class InMemorySettingsOfTenants implements SettingsOfTenants {
  private final InMemoryUnitOfWork work;
  private final Rows<TenantId, TenantSettings> rows;

  public InMemorySettingsOfTenants(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public TenantSettings get(TenantId tenant) {
    work.require(tenant, "settingsOfTenants.get");
    return rows.get(tenant).orElseGet(() -> TenantSettings.none(tenant));
  }

  @Override
  public void save(TenantSettings settings) {
    var tenant = settings.tenant();
    work.require(tenant, "settingsOfTenants.save");
    long stored = rows.lock(tenant).map(TenantSettings::version).orElse(0L);
    if (stored != settings.version()) {
      throw new StaleAggregate(tenant.value());
    }
    settings.issuers().forEach(issuer -> requireFree(tenant, issuer.named()));
    rows.put(tenant, settings.withVersion(settings.version() + 1));
  }

  private void requireFree(TenantId tenant, TenantIssuer.Named issuer) {
    rows.lockUnique(issuer);
    boolean taken =
        rows.all()
            .filter(other -> !other.tenant().equals(tenant))
            .flatMap(other -> other.issuers().stream())
            .anyMatch(other -> other.named().equals(issuer));
    if (taken) {
      throw new IssuerTaken(issuer);
    }
  }

  @Override
  public Map<TenantId, Long> versions() {
    return work.alone(
        "settingsOfTenants.versions",
        () ->
            rows.all().collect(toUnmodifiableMap(TenantSettings::tenant, TenantSettings::version)));
  }
}
