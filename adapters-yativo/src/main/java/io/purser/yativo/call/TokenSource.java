package io.purser.yativo.call;

import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The access token of one account. However many ask at once, one exchange of credentials is under
 * way, and all get its outcome. A token that is due to be renewed is still handed out while its
 * successor is fetched.
 */
final class TokenSource {
  private final Supplier<Grant> exchange;
  private final LongSupplier nanoTime;
  private final AtomicReference<@Nullable Token> current = new AtomicReference<>();
  private final AtomicReference<@Nullable CompletableFuture<Grant>> flight =
      new AtomicReference<>();

  /** How often what is exchanged has changed. */
  private final AtomicInteger changes = new AtomicInteger();

  private volatile @Nullable Hold hold;

  /** Good, and yet due to be renewed. */
  private volatile @Nullable Token outdated;

  /**
   * @param exchange asks the provider once; never throws for what the provider does
   */
  TokenSource(Supplier<Grant> exchange, LongSupplier nanoTime) {
    this.exchange = exchange;
    this.nanoTime = nanoTime;
  }

  Grant get(Deadline deadline) {
    long now = nanoTime.getAsLong();
    var token = current.get();
    if (token != null && isCurrent(token, now)) {
      return new Grant.Granted(token);
    }
    var held = hold;
    var pause = held == null ? Duration.ZERO : held.left(now);
    if (token != null && token.isGood(now)) {
      if (pause.isZero()) {
        var _ = fetch();
      }
      return new Grant.Granted(token);
    }
    return held != null && !pause.isZero()
        ? new Grant.Denied(held.why(), pause)
        : await(fetch(), deadline);
  }

  /** Never hands this token out again. Does nothing when there is another one already. */
  void invalidate(Token refused) {
    current.compareAndSet(refused, null);
  }

  /**
   * Fetches another token, since what is exchanged for it has changed. The one that there is serves
   * until then, and a pause that the provider or we have imposed is over. What comes of an exchange
   * that is under way is used as the one there is: it may be for what was there before.
   */
  void renew() {
    changes.incrementAndGet();
    outdated = current.get();
    hold = null;
    var _ = fetch();
  }

  private boolean isCurrent(Token token, long now) {
    return token != outdated && token.isFresh(now);
  }

  private CompletableFuture<Grant> fetch() {
    while (true) {
      var underWay = flight.get();
      if (underWay != null) {
        return underWay;
      }
      var mine = new CompletableFuture<Grant>();
      if (flight.compareAndSet(null, mine)) {
        start(mine);
        return mine;
      }
    }
  }

  private void start(CompletableFuture<Grant> mine) {
    // Another exchange may have ended between the look at the token and now.
    var token = current.get();
    int before = changes.get();
    if (token != null && isCurrent(token, nanoTime.getAsLong())) {
      end(mine, new Grant.Granted(token), before);
      return;
    }
    // Of its own thread, so that it does not end with the caller whose time is up first.
    Thread.startVirtualThread(
        () -> {
          Grant grant = new Grant.Denied("the exchange of credentials broke off", Duration.ZERO);
          try {
            grant = exchange.get();
          } finally {
            end(mine, grant, before);
          }
        });
  }

  private void end(CompletableFuture<Grant> mine, Grant grant, int before) {
    switch (grant) {
      case Grant.Granted(var token) -> {
        current.set(token);
        hold = null;
      }
      case Grant.Denied(var why, var retryAfter) ->
          hold = new Hold(why, nanoTime.getAsLong() + retryAfter.toNanos());
    }
    flight.set(null);
    // Looked at last: whoever changes it later finds no exchange under way, and begins one.
    if (changes.get() == before) {
      mine.complete(grant);
    } else {
      endOutdated(mine, grant);
    }
  }

  /**
   * Whoever waits is served by the token that there is, and where there is none by its successor.
   */
  private void endOutdated(CompletableFuture<Grant> mine, Grant grant) {
    hold = null;
    switch (grant) {
      case Grant.Granted(var token) -> {
        outdated = token;
        mine.complete(grant);
        var _ = fetch();
      }
      case Grant.Denied _ -> {
        var _ = fetch().thenAccept(mine::complete);
      }
    }
  }

  private static Grant await(CompletableFuture<Grant> flight, Deadline deadline) {
    try {
      return flight.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Grant.Denied("no token in time", Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Grant.Denied("interrupted while waiting for a token", Duration.ZERO);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an exchange of credentials ends with a grant", e);
    }
  }

  /** What an exchange of credentials comes to. */
  sealed interface Grant {
    record Granted(Token token) implements Grant {}

    /** {@code retryAfter} is how long nobody asks again, zero when anybody may. */
    record Denied(String why, Duration retryAfter) implements Grant {}
  }

  /** For how long the provider is not asked again, and why. */
  private record Hold(String why, long until) {
    Duration left(long now) {
      return Duration.ofNanos(Math.max(0, until - now));
    }
  }
}
