package io.purser.app.metric;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.purser.domain.inbox.DeliverySweep;
import io.purser.domain.inbox.Inbox;
import io.purser.domain.inbox.Inbox.Backlog;
import io.purser.domain.inbox.Inbox.Claimed;
import io.purser.domain.inbox.Inbox.Outcome;
import io.purser.domain.inbox.InboxObserver;
import io.purser.domain.inbox.Refusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and logs what becomes of deliveries. Nothing of what they say passes through here: an
 * exception may repeat it, so that only its place is logged.
 */
@Singleton
public final class InboxMetrics implements InboxObserver {
  private static final Logger LOG = LoggerFactory.getLogger(InboxMetrics.class);

  private final MeterRegistry meters;
  private final Inbox inbox;
  private final AtomicReference<Backlog> backlog =
      new AtomicReference<>(new Backlog(0, Duration.ZERO, 0));

  InboxMetrics(MeterRegistry meters, Inbox inbox) {
    this.meters = meters;
    this.inbox = inbox;
    Gauge.builder("purser.inbox.waiting", backlog, it -> it.get().waiting())
        .description("deliveries that are neither worked nor quarantined, of all nodes")
        .register(meters);
    Gauge.builder("purser.inbox.oldest.waiting", backlog, it -> secondsOf(it.get()))
        .description("how long the oldest of them has been waiting")
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("purser.inbox.quarantined", backlog, it -> it.get().quarantined())
        .description("deliveries that wait for a person, of all nodes")
        .register(meters);
  }

  private static double secondsOf(Backlog backlog) {
    return backlog.oldestWaiting().toMillis() / 1000.0;
  }

  /** Looks at the backlog anew. */
  public void refresh() {
    backlog.set(inbox.backlog());
  }

  @Override
  public void kept(boolean first) {
    meters.counter("purser.inbox.received", "repeat", String.valueOf(!first)).increment();
  }

  @Override
  public void refused(Refusal why) {
    meters.counter("purser.inbox.refused", "reason", word(why)).increment();
  }

  @Override
  public void closed(Claimed claimed, Outcome outcome) {
    meters.counter("purser.inbox.closed", "outcome", word(outcome)).increment();
    if (outcome instanceof Outcome.Quarantined(var why)) {
      LOG.warn("delivery {} is quarantined: it {}", claimed.deliveryId(), why);
    }
  }

  @Override
  public void failed(Claimed claimed, int failures, RuntimeException why) {
    meters.counter("purser.inbox.failures").increment();
    LOG.warn(
        "delivery {} failed for the {}. time: {} at {}",
        claimed.deliveryId(),
        failures,
        why.getClass().getName(),
        why.getStackTrace().length == 0 ? "an unknown place" : why.getStackTrace()[0]);
  }

  @Override
  public void swept(DeliverySweep.Report report) {
    meters.counter("purser.inbox.sweep.missing").increment(report.missing());
    meters.counter("purser.inbox.sweep.redelivered").increment(report.askedFor());
    if (report.trouble() != null) {
      meters.counter("purser.inbox.sweep.broken.off").increment();
      LOG.warn("the sweep of account {} broke off: {}", report.account(), report.trouble());
    }
    if (report.missing() > 0) {
      LOG.info(
          "{} events of account {} never reached us; {} of them were asked for again",
          report.missing(),
          report.account(),
          report.askedFor());
    }
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied _ -> "applied";
      case Outcome.Duplicate _ -> "duplicate";
      case Outcome.Ignored _ -> "ignored";
      case Outcome.AskedInstead _ -> "asked_instead";
      case Outcome.Quarantined _ -> "quarantined";
    };
  }

  private static String word(Refusal why) {
    return why.name().toLowerCase(Locale.ROOT);
  }
}
