package io.purser.rest.tenant;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.tenant.setting.SettingsOfTenants;
import io.purser.domain.tenant.setting.TenantIssuer;
import io.purser.domain.tenant.setting.TenantSettings;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.AcceptedIssuers;
import io.purser.rest.cors.TenantOrigins;
import io.purser.rest.limit.TenantRates;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was set for tenants while we run, on whichever node, as far as this one knows. No request
 * asks the database for it.
 */
@Singleton
public final class StoredSettings {
  private final UnitOfWork work;
  private final SettingsOfTenants settings;
  private final TenantRates rates;
  private final TenantOrigins origins;
  private final AcceptedIssuers issuers;
  private final Tenants tenants;
  private final Map<TenantId, String> slugs = new HashMap<>();
  private Map<TenantId, TenantSettings> known = Map.of();
  private volatile boolean looked;

  /**
   * @param work on the small pool, which has room when requests wait
   */
  StoredSettings(
      @Named("intake") UnitOfWork work,
      SettingsOfTenants settings,
      TenantRates rates,
      TenantOrigins origins,
      AcceptedIssuers issuers,
      Tenants tenants) {
    this.work = work;
    this.settings = settings;
    this.rates = rates;
    this.origins = origins;
    this.issuers = issuers;
    this.tenants = tenants;
  }

  /** To be called every few seconds. Asks for the versions, and for what they say has changed. */
  public synchronized void takeUp() {
    var now = new HashMap<TenantId, TenantSettings>();
    settings
        .versions()
        .forEach(
            (tenant, version) -> {
              var before = known.get(tenant);
              now.put(
                  tenant,
                  before != null && before.version() == version
                      ? before
                      : work.reading(tenant, () -> settings.get(tenant)));
            });
    if (!now.equals(known)) {
      rates.take(now);
      origins.take(now);
      issuers.take(issuers(now));
      known = Map.copyOf(now);
    }
    looked = true;
  }

  /** Whether there was a look at all. Before that, good tokens would be taken for bad ones. */
  public boolean isKnown() {
    return looked;
  }

  private Map<String, List<TenantIssuer>> issuers(Map<TenantId, TenantSettings> of) {
    var bySlug = new HashMap<String, List<TenantIssuer>>();
    of.forEach(
        (tenant, settings) -> {
          if (!settings.issuers().isEmpty()) {
            bySlug.put(slugOf(tenant), settings.issuers());
          }
        });
    return bySlug;
  }

  /** Which never changes. */
  private String slugOf(TenantId tenant) {
    return slugs.computeIfAbsent(tenant, id -> tenants.get(id).orElseThrow().slug());
  }
}
