package io.purser.yativo.call;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.purser.domain.quota.QuotaReport;
import io.purser.domain.quota.Quotas;
import io.purser.domain.quota.Quotas.Taking;
import io.purser.domain.work.Asker;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.Urgency;
import io.purser.yativo.ProviderSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the calls of all nodes within the provider's quota. Somebody who waits for an answer waits
 * here for a moment too, and so does a write that has been looked for already; what else nobody
 * waits for is refused at once, to be tried at another time.
 */
@Singleton
final class Governor {
  private static final Logger LOG = LoggerFactory.getLogger(Governor.class);

  /** With less left after the wait, the call could not be answered in time. */
  private static final Duration WORTH_A_CALL = Duration.ofMillis(500);

  /** When the quota itself cannot be asked. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Quotas quotas;
  private final Duration patience;
  private final InstantSource clock;
  private final MeterRegistry meters;

  Governor(
      Quotas quotas,
      ProviderSettings settings,
      InstantSource clock,
      Optional<MeterRegistry> meters) {
    this.quotas = quotas;
    this.patience = settings.quotaWait();
    this.clock = clock;
    this.meters = meters.orElseGet(CompositeMeterRegistry::new);
  }

  /** Takes one call out of the account's quota, or says when to come back. */
  Admission admit(Account account, CallClass callClass, Deadline deadline) {
    var asker = new Asker(deadline.asker().tenant(), urgencyOf(callClass, deadline));
    long begun = System.nanoTime();
    var admission = admit(account, asker, patience(asker.urgency(), deadline));
    meters
        .timer(
            "purser.quota.wait",
            "account",
            account.name(),
            "urgency",
            asker.urgency().name().toLowerCase(Locale.ROOT),
            "outcome",
            admission instanceof Admission.Admitted ? "taken" : "refused")
        .record(Duration.ofNanos(System.nanoTime() - begun));
    return admission;
  }

  /** Remembers what an answer says about the quota. Never fails: the answer counts more. */
  void learn(Account account, Exchange.Answered answer, Verdict<?> verdict) {
    try {
      if (verdict instanceof Verdict.TooManyCalls<?>(var retryAfter)) {
        meters.counter("purser.quota.closed", "account", account.name()).increment();
        quotas.close(account.id(), retryAfter);
      } else if (answer.rateLimit() != null) {
        report(account, answer.rateLimit());
      }
    } catch (RuntimeException away) {
      unknown(account, away);
    }
  }

  private void report(Account account, Exchange.RateLimit said) {
    var resetIn = Duration.between(clock.instant(), said.resetAt());
    var report =
        QuotaReport.of(
            account.allowance(),
            said.allowed(),
            said.remaining(),
            resetIn.isNegative() ? Duration.ZERO : resetIn);
    if (report.isNearlySpent() || report.allowed() < account.allowance().in(report.window())) {
      meters.counter("purser.quota.lowered", "account", account.name()).increment();
      quotas.report(account.id(), report);
    }
  }

  private Admission admit(Account account, Asker asker, Duration patience) {
    long giveUpAt = System.nanoTime() + patience.toNanos();
    while (true) {
      switch (take(account, asker)) {
        case Taking.Taken _ -> {
          return new Admission.Admitted();
        }
        case Taking.NotYet(var time) -> {
          if (time.toNanos() > giveUpAt - System.nanoTime() || !slept(jittered(time))) {
            return new Admission.Refused("the provider's quota is spent", time);
          }
        }
      }
    }
  }

  /** Nothing was sent yet, so a quota that cannot be asked is only a reason to come back. */
  private Taking take(Account account, Asker asker) {
    try {
      return quotas.take(account.id(), account.allowance(), asker);
    } catch (RuntimeException away) {
      unknown(account, away);
      return new Taking.NotYet(SOON);
    }
  }

  private void unknown(Account account, RuntimeException away) {
    meters.counter("purser.quota.unknown", "account", account.name()).increment();
    LOG.warn(
        "the quota of account {} cannot be asked: {}",
        account.name(),
        away.getClass().getSimpleName());
  }

  /**
   * Every call waits for its token, and money is urgent when somebody waits for it. The write that
   * a look-up has made way for comes before other look-ups: refused, it would have to be looked for
   * anew, and where the quota is short all of it would go into looking.
   */
  private static Urgency urgencyOf(CallClass callClass, Deadline deadline) {
    var urgency = deadline.asker().urgency();
    return switch (callClass) {
      case TOKEN -> Urgency.MONEY;
      case MONEY -> raised(urgency, Urgency.MONEY);
      case WRITE -> raised(urgency, Urgency.INTERACTIVE);
      case LOOK_UP, HISTORY, DELIVERY -> urgency;
    };
  }

  private static Urgency raised(Urgency urgency, Urgency whenAwaited) {
    return switch (urgency) {
      case MONEY -> Urgency.MONEY;
      case INTERACTIVE -> whenAwaited;
      case RESOLVER -> Urgency.INTERACTIVE;
      case SWEEP -> Urgency.SWEEP;
    };
  }

  private Duration patience(Urgency urgency, Deadline deadline) {
    return switch (urgency) {
      case MONEY, INTERACTIVE -> {
        var left = deadline.left().minus(WORTH_A_CALL);
        yield left.compareTo(patience) < 0 ? left : patience;
      }
      case RESOLVER, SWEEP -> Duration.ZERO;
    };
  }

  /** Many who were told the same time do not come back together. */
  private static Duration jittered(Duration time) {
    return time.plusNanos(ThreadLocalRandom.current().nextLong(time.toNanos() / 5 + 1));
  }

  /** False when it was interrupted, which stays set. */
  private static boolean slept(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
