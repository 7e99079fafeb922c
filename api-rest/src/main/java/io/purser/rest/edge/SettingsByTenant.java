package io.purser.rest.edge;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Settings that name tenants by their slugs, found by their ids. Which tenant a slug names is
 * looked up beside the requests; until that is done for the first time nobody has any.
 */
public final class SettingsByTenant<T> {
  private final Tenants tenants;
  private final Map<String, T> bySlug;
  private volatile Map<TenantId, T> byTenant = Map.of();

  public SettingsByTenant(Tenants tenants, Map<String, T> bySlug) {
    this.tenants = tenants;
    this.bySlug = Map.copyOf(bySlug);
  }

  /** Looks up those that are not found yet: a tenant may be made later. */
  public void refresh() {
    if (byTenant.size() < bySlug.size()) {
      var found = new HashMap<TenantId, T>();
      bySlug.forEach(
          (slug, setting) ->
              tenants.bySlug(slug).ifPresent(tenant -> found.put(tenant.id(), setting)));
      byTenant = Map.copyOf(found);
    }
  }

  public Optional<T> of(TenantId tenant) {
    return Optional.ofNullable(byTenant.get(tenant));
  }
}
