package io.purser.rest.limit;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.throttle.Rate;
import io.purser.rest.edge.SettingsByTenant;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/** What tenants and their callers may ask. */
@Singleton
public final class TenantRates {
  record Rates(Rate caller, Rate tenant) {}

  private final Rates everybody;
  private final SettingsByTenant<Rates> different;

  TenantRates(Tenants tenants, RateLimitSettings settings, List<TenantRateSettings> different) {
    this.everybody = new Rates(settings.caller(), settings.tenant());
    this.different =
        new SettingsByTenant<>(
            tenants,
            different.stream()
                .collect(Collectors.toMap(TenantRateSettings::slug, it -> it.over(settings))));
  }

  /** Looks up which tenants the settings name. */
  public void refresh() {
    different.refresh();
  }

  Rates of(TenantId tenant) {
    return different.of(tenant).orElse(everybody);
  }
}
