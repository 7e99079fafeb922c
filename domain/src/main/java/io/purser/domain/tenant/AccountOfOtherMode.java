package io.purser.domain.tenant;

/** The account serves tenants of the other mode, and serves those alone. */
public final class AccountOfOtherMode extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AccountOfOtherMode() {
    super("the account serves tenants of the other mode");
  }
}
