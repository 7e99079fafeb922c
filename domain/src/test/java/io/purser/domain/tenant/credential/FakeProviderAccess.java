package io.purser.domain.tenant.credential;

import io.purser.domain.tenant.ProviderAccount;
import io.purser.domain.tenant.TenantMode;
import io.purser.domain.work.Deadline;
import java.time.Duration;

/**
 * A provider that accepts the keys of its mode, as {@link #of} makes them, and refuses all others.
 * A name of a file or of a variable leads nowhere here.
 */
public final class FakeProviderAccess implements ProviderAccess {
  private volatile boolean away;

  /** A key that is accepted for tenants of this mode. */
  public static ProviderKey of(TenantMode mode, String name) {
    return new ProviderKey("yativo_" + mode.text() + "_" + name, "secret-of-" + name);
  }

  public void goAway(boolean nowAway) {
    away = nowAway;
  }

  @Override
  public Attempt tryOut(
      ProviderAccount account, TenantMode mode, ProviderKey key, Deadline deadline) {
    if (key.key().startsWith("file:") || key.key().startsWith("env:")) {
      return new Attempt.NotFound();
    }
    if (away) {
      return new Attempt.Unclear(Duration.ofSeconds(1));
    }
    return key.key().startsWith("yativo_" + mode.text() + "_")
        ? new Attempt.Opens()
        : new Attempt.Refused();
  }
}
