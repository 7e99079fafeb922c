package io.purser.domain.tenant.setting;

/** Another tenant has an issuer with this name and audience. */
public final class IssuerTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TenantIssuer.Named issuer;

  public IssuerTaken(TenantIssuer.Named issuer) {
    super("the issuer is another tenant's");
    this.issuer = issuer;
  }

  public TenantIssuer.Named issuer() {
    return issuer;
  }
}
