package io.purser.yativo.call;

import io.purser.domain.tenant.ProviderAccount;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantMode;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.tenant.credential.ProviderCredentials;
import io.purser.domain.tenant.credential.ProviderKey;
import io.purser.domain.tenant.credential.StoredCredentials;
import io.purser.yativo.AccountSettings;
import io.purser.yativo.NamedSecrets;
import io.purser.yativo.ProviderAddresses;
import io.purser.yativo.QuotaSettings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds where an account is and what opens it. What was set while we run wins over the settings. An
 * account is asked for once, and then again when its credentials have changed.
 */
@Singleton
final class Accounts {
  private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

  private final Tenants tenants;
  private final ProviderCredentials credentials;
  private final ProviderAddresses addresses;
  private final NamedSecrets secrets;
  private final Map<String, AccountSettings> byName;
  private final Map<String, QuotaSettings> quotas;
  private final Map<ProviderAccountId, Account> known = new ConcurrentHashMap<>();

  Accounts(
      Tenants tenants,
      ProviderCredentials credentials,
      ProviderAddresses addresses,
      NamedSecrets secrets,
      List<AccountSettings> settings,
      List<QuotaSettings> quotas) {
    this.tenants = tenants;
    this.credentials = credentials;
    this.addresses = addresses;
    this.secrets = secrets;
    this.byName =
        settings.stream().collect(Collectors.toMap(AccountSettings::name, Function.identity()));
    this.quotas =
        quotas.stream().collect(Collectors.toMap(QuotaSettings::name, Function.identity()));
  }

  /**
   * Empty when nothing opens it, when it is for other tenants than those whom it serves, or when it
   * serves nobody: only its first tenant tells where it is.
   */
  Optional<Account> find(ProviderAccountId id) {
    var account = known.get(id);
    return account != null ? Optional.of(account) : load(id);
  }

  /** The account as it is now, whatever was known of it; as it was when that cannot be read. */
  Account reload(Account account) {
    return load(account.id()).orElse(account);
  }

  /** Those of the known ones whose credentials have changed since, as they are now. */
  List<Account> changed() {
    var versions = credentials.versions();
    return known.values().stream()
        .filter(account -> versions.getOrDefault(account.id(), 0L) != account.version())
        .flatMap(account -> load(account.id()).stream())
        .toList();
  }

  /** The accounts that the settings name and that serve somebody. */
  List<ProviderAccountId> ofSettings() {
    return byName.keySet().stream()
        .sorted()
        .flatMap(name -> tenants.accountNamed(name).stream())
        .toList();
  }

  /** The account as another key would open it. */
  Account openedBy(ProviderAccount account, TenantMode mode, ProviderKey key) {
    var settings = addressOf(account.name(), Set.of(mode));
    return account(account.id(), opened(settings, key), 0);
  }

  private Optional<Account> load(ProviderAccountId id) {
    var found = tenants.account(id).flatMap(this::load);
    found.ifPresent(account -> known.put(id, account));
    return found;
  }

  private Optional<Account> load(ProviderAccount account) {
    var modes =
        tenants.of(account.id()).stream().map(Tenant::mode).collect(Collectors.toUnmodifiableSet());
    if (modes.isEmpty()) {
      return Optional.empty();
    }
    var settings = addressOf(account.name(), modes);
    var addressMode = settings.addressMode();
    if (modes.size() > 1
        || (addressMode.isPresent() && !modes.stream().allMatch(addressMode.get()::equals))) {
      LOG.error(
          "account {} is not served: its tenants are {}, and its address {}",
          account.name(),
          modes,
          addressMode.map(TenantMode::text).orElse("of no known mode"));
      return Optional.empty();
    }
    var stored = credentials.of(account.id());
    return stored.isPresent()
        ? opened(account, settings, stored.get())
        : Optional.of(settings)
            .filter(it -> it.apiKey() != null)
            .map(it -> account(account.id(), it, 0));
  }

  private Optional<Account> opened(
      ProviderAccount account, AccountSettings settings, StoredCredentials stored) {
    try {
      return Optional.of(account(account.id(), opened(settings, stored.key()), stored.version()));
    } catch (IllegalArgumentException notFound) {
      LOG.error(
          "what opens account {} is not to be had here: {}", account.name(), notFound.getMessage());
      return Optional.empty();
    }
  }

  private AccountSettings opened(AccountSettings settings, ProviderKey key) {
    return new AccountSettings(
        settings.name(),
        settings.baseUrl(),
        secrets.find(settings.name(), key.key()),
        secrets.find(settings.name(), key.secret()),
        settings.mode());
  }

  private AccountSettings addressOf(String name, Set<TenantMode> modes) {
    var settings = byName.get(name);
    if (settings != null) {
      return settings;
    }
    @Nullable TenantMode mode = modes.size() == 1 ? modes.iterator().next() : null;
    var live = mode != TenantMode.TEST;
    return new AccountSettings(
        name,
        addresses.of(live ? TenantMode.LIVE : TenantMode.TEST),
        null,
        null,
        mode == null ? null : mode.text());
  }

  private Account account(ProviderAccountId id, AccountSettings settings, long version) {
    return new Account(id, settings, quotaOf(settings.name()).allowance(), version);
  }

  private QuotaSettings quotaOf(String name) {
    return quotas.getOrDefault(name, QuotaSettings.assumed(name));
  }
}
