package io.purser.yativo.call;

import io.purser.domain.quota.Allowance;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.yativo.AccountSettings;

/**
 * An account that we can call: where it is, what opens it, and how often it may be asked.
 *
 * @param settings with what opens it now, wherever that comes from
 * @param version of the credentials that were set while we run; zero for those of the settings
 */
record Account(ProviderAccountId id, AccountSettings settings, Allowance allowance, long version) {
  String name() {
    return settings.name();
  }
}
