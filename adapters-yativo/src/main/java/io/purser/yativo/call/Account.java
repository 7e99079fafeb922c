package io.purser.yativo.call;

import io.purser.domain.quota.Allowance;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.yativo.AccountSettings;

/** An account that is configured: where it is, what opens it, and how often it may be asked. */
record Account(ProviderAccountId id, AccountSettings settings, Allowance allowance) {
  String name() {
    return settings.name();
  }
}
