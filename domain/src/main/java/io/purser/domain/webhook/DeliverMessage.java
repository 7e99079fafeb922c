package io.purser.domain.webhook;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.EventFeed;
import io.purser.domain.event.Journal;
import io.purser.domain.event.PlacedEvent;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.webhook.WebhookDeliveries.Claimed;
import io.purser.domain.webhook.WebhookDeliveries.Due;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Sends one message that was taken up and notes what came of it. A node that dies in between has it
 * sent again by another one: receivers get every message at least once.
 */
public final class DeliverMessage {
  /** Receivers are to take a message at once and work it later. */
  public static final Duration TIME = Duration.ofSeconds(15);

  private final UnitOfWork work;
  private final WebhookEndpoints endpoints;
  private final WebhookDeliveries deliveries;
  private final EventFeed feed;
  private final EventBody bodies;
  private final WebhookSender sender;
  private final RetrySchedule schedule;
  private final Journal journal;
  private final WebhookObserver observer;
  private final InstantSource clock;

  public DeliverMessage(
      UnitOfWork work,
      WebhookEndpoints endpoints,
      WebhookDeliveries deliveries,
      EventFeed feed,
      EventBody bodies,
      WebhookSender sender,
      RetrySchedule schedule,
      Journal journal,
      WebhookObserver observer,
      InstantSource clock) {
    this.work = work;
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.feed = feed;
    this.bodies = bodies;
    this.sender = sender;
    this.schedule = schedule;
    this.journal = journal;
    this.observer = observer;
    this.clock = clock;
  }

  /** Does nothing when somebody else has taken it up since, or it is no longer to be sent. */
  public void handle(Claimed claimed) {
    work.inTransaction(claimed.tenant(), () -> deliveries.begin(claimed).map(this::withEvent))
        .ifPresent(
            ready -> {
              var attempt = send(ready);
              observer.tried(claimed, attempt);
              settle(claimed, ready.due(), attempt);
            });
  }

  void handOver(Claimed claimed) {
    in(claimed.tenant(), () -> deliveries.handOver(claimed));
  }

  /** Positions have no gap, so the event is the first after the position before its own. */
  private Ready withEvent(Due due) {
    var found = feed.after(due.endpoint().tenant(), due.position() - 1, List.of(), 1);
    return new Ready(due, found.events().getFirst());
  }

  private Attempt send(Ready ready) {
    var endpoint = ready.due().endpoint();
    var id = ready.event().event().id();
    var now = clock.instant();
    var body = bodies.of(ready.event());
    return sender.send(
        endpoint.url(), WebhookMessage.signed(id, body, endpoint.secrets().at(now), now), TIME);
  }

  private void settle(Claimed claimed, Due due, Attempt attempt) {
    switch (attempt.result()) {
      case DELIVERED -> in(claimed.tenant(), () -> deliveries.delivered(claimed, attempt));
      case GONE -> in(claimed.tenant(), () -> gone(claimed, attempt));
      case REDIRECTED,
          REFUSED,
          TIMED_OUT,
          UNKNOWN_HOST,
          FORBIDDEN_ADDRESS,
          NO_CONNECTION,
          NOT_TRUSTED,
          BROKEN_OFF ->
          retryOrGiveUp(claimed, due, attempt);
    }
  }

  private void retryOrGiveUp(Claimed claimed, Due due, Attempt attempt) {
    var pause = schedule.pauseAfter(due.failures() + 1, due.triedFor(), attempt.retryAfter());
    if (pause.isPresent()) {
      in(claimed.tenant(), () -> deliveries.retry(claimed, attempt, pause.get()));
    } else {
      in(claimed.tenant(), () -> giveUp(claimed, attempt));
      observer.gaveUp(claimed);
    }
  }

  private void gone(Claimed claimed, Attempt attempt) {
    var endpoint = endpoints.lock(claimed.tenant(), claimed.endpoint());
    deliveries.retry(claimed, attempt, Duration.ZERO);
    endpoint.ifPresent(found -> disable(found, WebhookEndpoint.Why.GONE));
  }

  private void giveUp(Claimed claimed, Attempt attempt) {
    var endpoint = endpoints.lock(claimed.tenant(), claimed.endpoint());
    if (!deliveries.giveUp(claimed, attempt)) {
      endpoint.ifPresent(found -> disable(found, WebhookEndpoint.Why.FAILING));
    }
  }

  private void disable(WebhookEndpoint endpoint, WebhookEndpoint.Why why) {
    if (endpoint.isEnabled()) {
      var now = clock.instant();
      var id = endpoint.id();
      endpoints.save(endpoint.disabled(why, now));
      deliveries.hold(endpoint.tenant(), id);
      journal.note(
          Initiator.WEBHOOKS, endpoint.tenant(), "webhook_endpoint.disabled", id.value(), now);
      observer.disabled(id, why);
    }
  }

  private void in(TenantId tenant, Runnable body) {
    work.inTransaction(
        tenant,
        () -> {
          body.run();
          return tenant;
        });
  }

  private record Ready(Due due, PlacedEvent event) {}
}
