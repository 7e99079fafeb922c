package io.purser.yativo.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.ProviderSettings;
import io.purser.yativo.call.TokenSource.Grant;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The access tokens of all accounts, exchanged for their credentials. */
@Singleton
final class Tokens {
  /** What fits into a header. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,8192}");

  /** For a provider that does not say how long its token lives. */
  private static final Duration CAUTIOUS_LIFETIME = Duration.ofMinutes(10);

  private static final Duration LONGEST_LIFETIME = Duration.ofDays(1);

  private final Accounts accounts;
  private final Exchanges exchanges;
  private final Duration timeout;
  private final InstantSource clock;
  private final Map<String, TokenSource> sources = new ConcurrentHashMap<>();

  Tokens(Accounts accounts, Exchanges exchanges, ProviderSettings settings, InstantSource clock) {
    this.accounts = accounts;
    this.exchanges = exchanges;
    this.timeout = settings.tokenTimeout();
    this.clock = clock;
  }

  TokenSource of(Account account) {
    return sources.computeIfAbsent(
        account.name(), _ -> new TokenSource(() -> exchange(account.id()), System::nanoTime));
  }

  /** Not kept: only to see whether there is one. Nothing of the account that runs is touched. */
  Verdict<Token> tryOut(Account account, Deadline deadline) {
    long askedAt = System.nanoTime();
    return exchanges.tryOut(
        account, requestOf(account), shorter(deadline), envelope -> read(envelope, askedAt));
  }

  private Deadline shorter(Deadline deadline) {
    return deadline.left().compareTo(timeout) < 0 ? deadline : Deadline.in(timeout);
  }

  private Grant exchange(ProviderAccountId id) {
    return accounts
        .find(id)
        .map(this::exchange)
        .orElseGet(() -> denied("the account is not configured", Duration.ZERO));
  }

  /** Refused ones may have been replaced a moment ago, which this node has not heard of. */
  private Grant exchange(Account account) {
    var verdict = ask(account, Deadline.in(timeout));
    if (verdict instanceof Verdict.Unauthorized<Token>) {
      var now = accounts.reload(account);
      return now.version() == account.version()
          ? grant(verdict)
          : grant(ask(now, Deadline.in(timeout)));
    }
    return grant(verdict);
  }

  private Verdict<Token> ask(Account account, Deadline deadline) {
    long askedAt = System.nanoTime();
    return exchanges.run(
        account, requestOf(account), null, deadline, envelope -> read(envelope, askedAt));
  }

  private static Request requestOf(Account account) {
    return Request.post(
        Route.TOKEN,
        JsonNodeFactory.instance
            .objectNode()
            .put("api_key", account.settings().apiKey())
            .put("api_secret", account.settings().apiSecret()));
  }

  private static Grant grant(Verdict<Token> verdict) {
    return switch (verdict) {
      case Verdict.Ok<Token>(var token) -> new Grant.Granted(token);
      case Verdict.Rejected<Token> _ -> denied(new Verdict.Unauthorized<>());
      case Verdict.NotExecuted<Token> turnedAway -> denied(turnedAway);
      case Verdict.NotSent<Token>(var why, var retryAfter) -> denied(why, retryAfter);
      case Verdict.Ambiguous<Token>(var why) -> denied(why, Duration.ZERO);
    };
  }

  private static Grant denied(Verdict.NotExecuted<Token> turnedAway) {
    return denied(turnedAway.why(), turnedAway.retryAfter());
  }

  private static Grant denied(String why, Duration retryAfter) {
    return new Grant.Denied("no token: " + why, retryAfter);
  }

  /** The members stand at the top of the answer, or under {@code data}. */
  private Reading<Token> read(Envelope envelope, long askedAt) {
    for (var object : new JsonNode[] {envelope.payload(), envelope.body()}) {
      String value = Members.text(object, "access_token", "token");
      if (value != null && TOKEN.matcher(value).matches()) {
        return new Reading.Understood<>(new Token(value, askedAt, lifetime(object)));
      }
    }
    return new Reading.Doubtful<>("answered without a token");
  }

  private Duration lifetime(JsonNode object) {
    int seconds = Members.first(object, "expires_in").asInt(0);
    if (seconds > 0) {
      return capped(Duration.ofSeconds(seconds));
    }
    @Nullable Instant end = Members.time(object, "expires_at");
    return end == null || !end.isAfter(clock.instant())
        ? CAUTIOUS_LIFETIME
        : capped(Duration.between(clock.instant(), end));
  }

  private static Duration capped(Duration lifetime) {
    return lifetime.compareTo(LONGEST_LIFETIME) < 0 ? lifetime : LONGEST_LIFETIME;
  }
}
