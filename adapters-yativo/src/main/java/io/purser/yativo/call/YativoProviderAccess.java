package io.purser.yativo.call;

import io.purser.domain.tenant.ProviderAccount;
import io.purser.domain.tenant.TenantMode;
import io.purser.domain.tenant.credential.ProviderAccess;
import io.purser.domain.tenant.credential.ProviderKey;
import io.purser.domain.work.Deadline;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Has a key exchanged for a token. The provider's keys do not say what they are for, but each of
 * its two addresses accepts its own alone.
 */
@Singleton
final class YativoProviderAccess implements ProviderAccess {
  private final Accounts accounts;
  private final Tokens tokens;

  YativoProviderAccess(Accounts accounts, Tokens tokens) {
    this.accounts = accounts;
    this.tokens = tokens;
  }

  @Override
  public Attempt tryOut(
      ProviderAccount account, TenantMode mode, ProviderKey key, Deadline deadline) {
    Account opened;
    try {
      opened = accounts.openedBy(account, mode, key);
    } catch (IllegalArgumentException notFound) {
      return new Attempt.NotFound();
    }
    if (opened.settings().addressMode().filter(known -> known != mode).isPresent()) {
      return new Attempt.OtherMode();
    }
    return switch (tokens.tryOut(opened, deadline)) {
      case Verdict.Ok<Token> _ -> new Attempt.Opens();
      case Verdict.Rejected<Token> _, Verdict.Unauthorized<Token> _ -> new Attempt.Refused();
      case Verdict.NotExecuted<Token> turnedAway -> new Attempt.Unclear(turnedAway.retryAfter());
      case Verdict.NotSent<Token>(_, var retryAfter) -> new Attempt.Unclear(retryAfter);
      case Verdict.Ambiguous<Token> _ -> new Attempt.Unclear(Duration.ZERO);
    };
  }
}
