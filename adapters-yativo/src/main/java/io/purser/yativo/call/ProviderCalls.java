package io.purser.yativo.call;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.TokenSource.Grant;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the provider for one of our accounts. Never throws for what the provider does. */
@Singleton
public final class ProviderCalls {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderCalls.class);

  /** Nothing changes until someone configures it. */
  private static final Duration UNTIL_CONFIGURED = Duration.ofMinutes(1);

  private final Accounts accounts;
  private final Tokens tokens;
  private final Exchanges exchanges;

  ProviderCalls(Accounts accounts, Tokens tokens, Exchanges exchanges) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.exchanges = exchanges;
  }

  public <T> Verdict<T> call(
      ProviderAccountId account, Request request, Deadline deadline, AnswerReader<T> reader) {
    return accounts
        .find(account)
        .map(found -> call(found, request, deadline, reader))
        .orElseGet(() -> unconfigured(account));
  }

  private static <T> Verdict<T> unconfigured(ProviderAccountId account) {
    LOG.warn("nothing is configured under purser.provider.accounts for account {}", account);
    return new Verdict.NotSent<>("the account is not configured", UNTIL_CONFIGURED);
  }

  /** A token may be revoked before its time, so the first refusal of one is met with another. */
  private <T> Verdict<T> call(
      Account account, Request request, Deadline deadline, AnswerReader<T> reader) {
    var verdict = attempt(account, request, deadline, reader);
    return verdict instanceof Verdict.Unauthorized<T>
        ? attempt(account, request, deadline, reader)
        : verdict;
  }

  private <T> Verdict<T> attempt(
      Account account, Request request, Deadline deadline, AnswerReader<T> reader) {
    var source = tokens.of(account);
    return switch (source.get(deadline)) {
      case Grant.Denied(var why, var retryAfter) -> new Verdict.NoToken<>(why, retryAfter);
      case Grant.Granted(var token) -> {
        var verdict = exchanges.run(account, request, token, deadline, reader);
        if (verdict instanceof Verdict.Unauthorized<T>) {
          source.invalidate(token);
        }
        yield verdict;
      }
    };
  }
}
