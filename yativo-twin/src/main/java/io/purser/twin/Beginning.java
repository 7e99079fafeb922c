package io.purser.twin;

import io.purser.twin.api.Scope;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Ids;
import io.purser.twin.state.MemberNames;
import io.purser.twin.state.ProviderAccount;
import io.purser.twin.state.TokenKey;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardSettings;

/** What a world holds before anybody has called. */
final class Beginning {
  static final String DEFAULT_ACCOUNT = "platform_default";

  private final TwinSettings settings;
  private final BusinessClock clock;

  Beginning(TwinSettings settings, BusinessClock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Fills in what an empty world lacks, and lets the start settings overrule an older one. */
  void prepare(World world) {
    if (world.tokenKey.find().isEmpty()) {
      world.tokenKey.set(new TokenKey(Ids.apiSecret()));
    }
    if (world.clock.find().isEmpty()) {
      world.clock.set(clock.atWallTime());
    }
    var before = world.settings.find();
    world.settings.set(before.map(settings.live()::over).orElse(settings.live()));
    if (world.cardSettings.find().isEmpty()) {
      world.cardSettings.set(CardSettings.DEFAULTS);
    }
    if (world.memberNames.find().isEmpty()) {
      world.memberNames.set(MemberNames.USUAL);
    }
    var account = world.providerAccounts.find(DEFAULT_ACCOUNT).orElseGet(this::newAccount);
    world.providerAccounts.put(
        new ProviderAccount(
            account.id(),
            account.name(),
            settings.apiKey() == null ? account.apiKey() : settings.apiKey(),
            settings.apiSecret() == null ? account.apiSecret() : settings.apiSecret(),
            null,
            account.scopes(),
            account.tokenGeneration(),
            account.createdAt()));
  }

  /** Forgets everything but the default account's credentials and its tokens. */
  void again(World world) {
    var account = world.providerAccounts.find(DEFAULT_ACCOUNT).orElseGet(this::newAccount);
    world.forgetAllBut(account);
    world.settings.set(settings.live());
    world.cardSettings.set(CardSettings.DEFAULTS);
    world.memberNames.set(MemberNames.USUAL);
    world.clock.set(clock.atWallTime());
  }

  private ProviderAccount newAccount() {
    return new ProviderAccount(
        DEFAULT_ACCOUNT,
        "default platform",
        Ids.apiKey(),
        Ids.apiSecret(),
        null,
        Scope.all(),
        0,
        clock.wallNow());
  }
}
