package io.purser.app.metric;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.purser.domain.webhook.Attempt;
import io.purser.domain.webhook.WebhookDeliveries;
import io.purser.domain.webhook.WebhookDeliveries.Backlog;
import io.purser.domain.webhook.WebhookDeliveries.Claimed;
import io.purser.domain.webhook.WebhookEndpoint;
import io.purser.domain.webhook.WebhookEndpointId;
import io.purser.domain.webhook.WebhookObserver;
import io.purser.rest.edge.Wordless;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs what becomes of outgoing webhooks. URLs and secrets do not pass through here. */
@Singleton
public final class WebhookMetrics implements WebhookObserver {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookMetrics.class);

  private final MeterRegistry meters;
  private final WebhookDeliveries deliveries;
  private final AtomicReference<Backlog> backlog =
      new AtomicReference<>(new Backlog(0, Duration.ZERO, 0));

  WebhookMetrics(MeterRegistry meters, WebhookDeliveries deliveries) {
    this.meters = meters;
    this.deliveries = deliveries;
    Gauge.builder("purser.outgoing.webhooks.pending", backlog, it -> it.get().pending())
        .description("deliveries to enabled endpoints that have not ended, of all nodes")
        .register(meters);
    Gauge.builder(
            "purser.outgoing.webhooks.oldest.pending",
            backlog,
            it -> it.get().oldest().toMillis() / 1000.0)
        .description("how long the oldest of them has been waiting")
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("purser.outgoing.webhooks.endpoints.off", backlog, it -> it.get().disabled())
        .description("endpoints to which nothing is sent although nobody asked for that")
        .register(meters);
  }

  /** Looks at the backlog anew. */
  public void refresh() {
    backlog.set(deliveries.backlog());
  }

  @Override
  public void tried(Claimed claimed, Attempt attempt) {
    meters
        .timer("purser.outgoing.webhooks.attempts", "result", word(attempt.result()))
        .record(attempt.took());
  }

  @Override
  public void gaveUp(Claimed claimed) {
    meters.counter("purser.outgoing.webhooks.given.up").increment();
    LOG.warn(
        "event {} was not taken by endpoint {} and is given up",
        claimed.eventId(),
        claimed.endpoint());
  }

  @Override
  public void failed(Claimed claimed, RuntimeException why) {
    meters.counter("purser.outgoing.webhooks.failures").increment();
    LOG.error(
        "event {} could not be sent to endpoint {} and is tried again",
        claimed.eventId(),
        claimed.endpoint(),
        new Wordless(why));
  }

  @Override
  public void disabled(WebhookEndpointId endpoint, WebhookEndpoint.Why why) {
    meters.counter("purser.outgoing.webhooks.disabled", "reason", word(why)).increment();
    LOG.warn("endpoint {} is disabled: {}", endpoint, word(why));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
