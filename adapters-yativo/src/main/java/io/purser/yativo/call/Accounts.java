package io.purser.yativo.call;

import io.purser.domain.tenant.ProviderAccount;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.Tenants;
import io.purser.yativo.AccountSettings;
import io.purser.yativo.QuotaSettings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the settings of an account. An account never changes its name, so it is asked for once. */
@Singleton
final class Accounts {
  private final Tenants tenants;
  private final Map<String, AccountSettings> byName;
  private final Map<String, QuotaSettings> quotas;
  private final Map<ProviderAccountId, Account> known = new ConcurrentHashMap<>();

  Accounts(Tenants tenants, List<AccountSettings> settings, List<QuotaSettings> quotas) {
    this.tenants = tenants;
    this.byName =
        settings.stream().collect(Collectors.toMap(AccountSettings::name, Function.identity()));
    this.quotas =
        quotas.stream().collect(Collectors.toMap(QuotaSettings::name, Function.identity()));
  }

  /** Empty when nothing is configured for it. */
  Optional<Account> find(ProviderAccountId id) {
    var account = known.get(id);
    if (account != null) {
      return Optional.of(account);
    }
    var found =
        tenants
            .account(id)
            .map(ProviderAccount::name)
            .flatMap(name -> Optional.ofNullable(byName.get(name)))
            .map(settings -> new Account(id, settings, quotaOf(settings.name()).allowance()));
    found.ifPresent(value -> known.put(id, value));
    return found;
  }

  private QuotaSettings quotaOf(String name) {
    return quotas.getOrDefault(name, QuotaSettings.assumed(name));
  }
}
