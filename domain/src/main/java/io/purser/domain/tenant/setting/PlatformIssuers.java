package io.purser.domain.tenant.setting;

/** The issuers that the platform's own settings name. */
public interface PlatformIssuers {
  boolean name(TenantIssuer.Named issuer);
}
