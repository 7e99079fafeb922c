package io.purser.domain.tenant.credential;

import io.purser.domain.tenant.ProviderAccount;
import io.purser.domain.tenant.TenantMode;
import io.purser.domain.work.Deadline;
import java.time.Duration;

/** The door to the accounts at the provider. */
public interface ProviderAccess {
  /**
   * Tries whether a key opens an account, and changes nothing by it. Outside any unit of work.
   *
   * @param mode that of the tenants whom the account serves
   */
  Attempt tryOut(ProviderAccount account, TenantMode mode, ProviderKey key, Deadline deadline);

  /** What came of it. */
  sealed interface Attempt {
    record Opens() implements Attempt {}

    /** The provider does not accept it, there where tenants of this mode are served. */
    record Refused() implements Attempt {}

    /** The account's address is for tenants of the other mode. */
    record OtherMode() implements Attempt {}

    /** It names a file or a variable that this node may not read, or cannot. */
    record NotFound() implements Attempt {}

    record Unclear(Duration retryAfter) implements Attempt {}
  }
}
