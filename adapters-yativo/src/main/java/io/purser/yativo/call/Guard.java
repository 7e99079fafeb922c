package io.purser.yativo.call;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets the calls of one class of one account through, unless the provider has failed too often, the
 * quota has no room, or too many are under way. What the provider refuses, or counts as too many,
 * says nothing against it; what stays unanswered and what is slow does.
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

  /**
   * @param admission asked before a place is taken, since it may take a while
   */
  <T> Verdict<T> run(Supplier<Admission> admission, Supplier<Verdict<T>> call) {
    if (!breaker.tryAcquirePermission()) {
      return new Verdict.NotSent<>("the provider failed too often just now", rest);
    }
    boolean counted = false;
    try {
      if (admission.get() instanceof Admission.Refused(var why, var retryAfter)) {
        return new Verdict.NotSent<>(why, retryAfter);
      }
      if (!bulkhead.tryAcquirePermission()) {
        return new Verdict.NotSent<>("too many calls are under way", Duration.ZERO);
      }
      try {
        long begun = System.nanoTime();
        var verdict = call.get();
        count(verdict, System.nanoTime() - begun);
        counted = true;
        return verdict;
      } finally {
        bulkhead.onComplete();
      }
    } finally {
      if (!counted) {
        breaker.releasePermission();
      }
    }
  }

  private void count(Verdict<?> verdict, long took) {
    switch (verdict) {
      case Verdict.Ok<?> _ -> breaker.onSuccess(took, TimeUnit.NANOSECONDS);
      // Answered, so the provider is there; how long a refusal took does not count.
      case Verdict.Rejected<?> _, Verdict.NotExecuted<?> _ ->
          breaker.onSuccess(0, TimeUnit.NANOSECONDS);
      case Verdict.NotSent<?> _, Verdict.Ambiguous<?> _ ->
          breaker.onError(took, TimeUnit.NANOSECONDS, new Failure());
    }
  }

  /** The breaker counts throwables; ours carries nothing, not even where it comes from. */
  private static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private Failure() {
      super("no readable answer", null, false, false);
    }
  }
}
