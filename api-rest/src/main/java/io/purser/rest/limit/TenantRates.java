package io.purser.rest.limit;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.tenant.setting.TenantSettings;
import io.purser.domain.tenant.setting.TenantSettings.Values;
import io.purser.domain.throttle.Rate;
import io.purser.rest.edge.SettingsByTenant;
import io.purser.rest.edge.Sourced;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What tenants and their callers may ask: what was set for a tenant while we run, or else what the
 * settings say of it, or else what holds for everybody. Each of the four numbers for itself.
 */
@Singleton
public final class TenantRates {
  record Rates(Rate caller, Rate tenant) {}

  /** The four numbers of one tenant, and who says each. */
  public record Explained(
      Sourced<Integer> callerPerSecond,
      Sourced<Integer> callerBurst,
      Sourced<Integer> tenantPerSecond,
      Sourced<Integer> tenantBurst) {
    private Rates rates() {
      return new Rates(
          new Rate(callerPerSecond.value(), callerBurst.value()),
          new Rate(tenantPerSecond.value(), tenantBurst.value()));
    }
  }

  private final RateLimitSettings settings;
  private final Rates everybody;
  private final Map<String, TenantRateSettings> bySlug;
  private final SettingsByTenant<TenantRateSettings> byTenant;
  private volatile Map<TenantId, Values> stored = Map.of();

  TenantRates(Tenants tenants, RateLimitSettings settings, List<TenantRateSettings> different) {
    different.forEach(it -> it.requirePossibleOver(settings));
    this.settings = settings;
    this.everybody = new Rates(settings.caller(), settings.tenant());
    this.bySlug =
        different.stream().collect(Collectors.toMap(TenantRateSettings::slug, Function.identity()));
    this.byTenant = new SettingsByTenant<>(tenants, bySlug);
  }

  /** Looks up which tenants the settings name. */
  public void refresh() {
    byTenant.refresh();
  }

  /** From now on this is what was set for tenants while we run. */
  public void take(Map<TenantId, TenantSettings> known) {
    stored =
        known.values().stream()
            .collect(Collectors.toMap(TenantSettings::tenant, TenantSettings::values));
  }

  /** What holds for the tenant of this slug when this was set for it. */
  public Explained explained(String slug, Values values) {
    return explained(values, bySlug.get(slug));
  }

  Rates of(TenantId tenant) {
    var values = stored.get(tenant);
    var different = byTenant.of(tenant).orElse(null);
    return values == null && different == null
        ? everybody
        : explained(values == null ? Values.NONE : values, different).rates();
  }

  private Explained explained(Values values, @Nullable TenantRateSettings different) {
    return new Explained(
        Sourced.of(
            values.callerPerSecond(),
            different == null ? null : different.callerPerSecond(),
            settings.callerPerSecond()),
        Sourced.of(
            values.callerBurst(),
            different == null ? null : different.callerBurst(),
            settings.callerBurst()),
        Sourced.of(
            values.tenantPerSecond(),
            different == null ? null : different.tenantPerSecond(),
            settings.tenantPerSecond()),
        Sourced.of(
            values.tenantBurst(),
            different == null ? null : different.tenantBurst(),
            settings.tenantBurst()));
  }
}
