package io.purser.yativo.call;

import io.purser.domain.tenant.ProviderAccountId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up credentials that were set while we run, on whichever node. The token of until now is
 * used on while the first one by the new credentials is fetched.
 */
@Singleton
public final class CredentialChanges {
  private static final Logger LOG = LoggerFactory.getLogger(CredentialChanges.class);

  private final Accounts accounts;
  private final Tokens tokens;
  private final AtomicBoolean began = new AtomicBoolean();

  CredentialChanges(Accounts accounts, Tokens tokens) {
    this.accounts = accounts;
    this.tokens = tokens;
  }

  /**
   * To be called every few seconds. The first time it looks at each account of the settings, so
   * that one that cannot be served is told of at the start and not at its first call.
   */
  public void takeUp() {
    if (began.compareAndSet(false, true)) {
      List<ProviderAccountId> ofSettings = accounts.ofSettings();
      ofSettings.forEach(accounts::find);
    }
    for (var account : accounts.changed()) {
      LOG.info("account {} is opened by other credentials from now on", account.name());
      tokens.of(account).renew();
    }
  }
}
