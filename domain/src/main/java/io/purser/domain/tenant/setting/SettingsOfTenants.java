package io.purser.domain.tenant.setting;

import io.purser.domain.tenant.TenantId;
import java.util.Map;

/** What was set for tenants. None of it is remembered here. */
public interface SettingsOfTenants {
  /** The newest; with version 0 when nothing was ever set. Inside a unit of work of the tenant. */
  TenantSettings get(TenantId tenant);

  /**
   * Saves over the version that was loaded, and counts it up by one. Inside a unit of work of the
   * tenant.
   *
   * @throws io.purser.domain.work.StaleAggregate when that is no longer the newest
   * @throws IssuerTaken when another tenant has one of the issuers for the same audience
   */
  void save(TenantSettings settings);

  /**
   * The versions of all tenants for whom something was ever set, to see which have changed. A
   * transaction of its own.
   */
  Map<TenantId, Long> versions();
}
