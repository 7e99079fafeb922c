package io.purser.yativo.call;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets the calls of one class of one account through, unless too many are under way or the provider
 * has failed too often. What the provider refuses, or counts as too many, says nothing against it;
 * what stays unanswered and what is slow does.
 */
final class Guard {
  private final Bulkhead bulkhead;
  private final CircuitBreaker breaker;
  private final Duration rest;

  /**
   * @param rest how long the breaker stays open
   */
  Guard(Bulkhead bulkhead, CircuitBreaker breaker, Duration rest) {
    this.bulkhead = bulkhead;
    this.breaker = breaker;
    this.rest = rest;
  }

  <T> Verdict<T> run(Supplier<Verdict<T>> call) {
    if (!bulkhead.tryAcquirePermission()) {
      return new Verdict.NotSent<>("too many calls are under way", Duration.ZERO);
    }
    try {
      return breaker.tryAcquirePermission()
          ? counted(call)
          : new Verdict.NotSent<>("the provider failed too often just now", rest);
    } finally {
      bulkhead.onComplete();
    }
  }

  private <T> Verdict<T> counted(Supplier<Verdict<T>> call) {
    long begun = System.nanoTime();
    Verdict<T> verdict;
    try {
      verdict = call.get();
    } catch (RuntimeException | Error bug) {
      breaker.releasePermission();
      throw bug;
    }
    long took = System.nanoTime() - begun;
    switch (verdict) {
      case Verdict.Ok<T> _ -> breaker.onSuccess(took, TimeUnit.NANOSECONDS);
      // Answered, so the provider is there; how long a refusal took does not count.
      case Verdict.Rejected<T> _, Verdict.NotExecuted<T> _ ->
          breaker.onSuccess(0, TimeUnit.NANOSECONDS);
      case Verdict.NotSent<T> _, Verdict.Ambiguous<T> _ ->
          breaker.onError(took, TimeUnit.NANOSECONDS, new Failure());
    }
    return verdict;
  }

  /** The breaker counts throwables; ours carries nothing, not even where it comes from. */
  private static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private Failure() {
      super("no readable answer", null, false, false);
    }
  }
}
