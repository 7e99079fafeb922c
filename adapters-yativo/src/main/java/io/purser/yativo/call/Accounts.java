package io.purser.yativo.call;

import io.purser.domain.tenant.ProviderAccount;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.Tenants;
import io.purser.yativo.AccountSettings;
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
  private final Map<ProviderAccountId, AccountSettings> known = new ConcurrentHashMap<>();

  Accounts(Tenants tenants, List<AccountSettings> settings) {
    this.tenants = tenants;
    this.byName =
        settings.stream().collect(Collectors.toMap(AccountSettings::name, Function.identity()));
  }

  /** Empty when nothing is configured for it. */
  Optional<AccountSettings> settingsOf(ProviderAccountId id) {
    var settings = known.get(id);
    if (settings != null) {
      return Optional.of(settings);
    }
    var found =
        tenants
            .account(id)
            .map(ProviderAccount::name)
            .flatMap(name -> Optional.ofNullable(byName.get(name)));
    found.ifPresent(value -> known.put(id, value));
    return found;
  }
}
