package io.purser.rest.cors;

import io.micronaut.context.annotation.Context;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.rest.edge.SettingsByTenant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which origins tenants list. By default nobody lists any. */
@Context
public final class TenantOrigins {
  private final Set<String> ofSome;
  private final SettingsByTenant<Set<String>> byTenant;

  TenantOrigins(Tenants tenants, List<OriginSettings> settings) {
    this.ofSome =
        settings.stream().flatMap(it -> it.origins().stream()).collect(Collectors.toSet());
    this.byTenant =
        new SettingsByTenant<>(
            tenants,
            settings.stream()
                .collect(Collectors.toMap(OriginSettings::slug, it -> Set.copyOf(it.origins()))));
  }

  /** Looks up which tenants the settings name. */
  public void refresh() {
    byTenant.refresh();
  }

  boolean isListedBySome(String origin) {
    return ofSome.contains(origin);
  }

  boolean isListedBy(TenantId tenant, String origin) {
    return byTenant.of(tenant).filter(origins -> origins.contains(origin)).isPresent();
  }
}
