package io.purser.rest.cors;

import io.micronaut.context.annotation.Context;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.tenant.setting.TenantSettings;
import io.purser.domain.tenant.setting.TenantSettings.Values;
import io.purser.rest.edge.SettingsByTenant;
import io.purser.rest.edge.Sourced;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which origins tenants list: what was set for a tenant while we run, or else what the settings
 * say. By default nobody lists any.
 */
@Context
public final class TenantOrigins {
  private final Map<String, OriginSettings> bySlug;
  private final SettingsByTenant<OriginSettings> byTenant;
  private volatile Map<TenantId, Set<String>> stored = Map.of();
  private volatile Set<String> ofSome;

  TenantOrigins(Tenants tenants, List<OriginSettings> settings) {
    this.bySlug =
        settings.stream().collect(Collectors.toMap(OriginSettings::slug, Function.identity()));
    this.byTenant = new SettingsByTenant<>(tenants, bySlug);
    this.ofSome = all();
  }

  /** Looks up which tenants the settings name. */
  public synchronized void refresh() {
    byTenant.refresh();
    ofSome = all();
  }

  /** From now on this is what was set for tenants while we run. */
  public synchronized void take(Map<TenantId, TenantSettings> known) {
    var taken = new HashMap<TenantId, Set<String>>();
    known.forEach(
        (tenant, settings) -> {
          var origins = settings.values().origins();
          if (origins != null) {
            taken.put(tenant, Set.copyOf(origins));
          }
        });
    stored = Map.copyOf(taken);
    ofSome = all();
  }

  /** What the tenant of this slug lists when this was set for it. */
  public Sourced<List<String>> explained(String slug, Values values) {
    var ofSettings = bySlug.get(slug);
    return Sourced.of(
        values.origins(), ofSettings == null ? null : ofSettings.origins(), List.of());
  }

  private Set<String> all() {
    var settings = new HashMap<>(bySlug);
    stored
        .keySet()
        .forEach(
            tenant -> byTenant.of(tenant).map(OriginSettings::slug).ifPresent(settings::remove));
    var all = new HashSet<String>();
    settings.values().forEach(it -> all.addAll(it.origins()));
    stored.values().forEach(all::addAll);
    return Set.copyOf(all);
  }

  boolean isListedBySome(String origin) {
    return ofSome.contains(origin);
  }

  boolean isListedBy(TenantId tenant, String origin) {
    var set = stored.get(tenant);
    return set != null
        ? set.contains(origin)
        : byTenant.of(tenant).filter(it -> it.origins().contains(origin)).isPresent();
  }
}
