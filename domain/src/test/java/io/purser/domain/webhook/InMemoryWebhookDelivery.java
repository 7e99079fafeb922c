package io.purser.domain.webhook;

import io.purser.domain.event.PlacedEvent;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.webhook.WebhookDeliveries.Claimed;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@link InMemoryWebhookDeliveries}. */
record InMemoryWebhookDelivery(
    DeliveryKey key,
    PlacedEvent event,
    boolean inOrder,
    DeliveryState state,
    int attempt,
    int failures,
    @Nullable Instant firstTriedAt,
    @Nullable Instant dueAt,
    @Nullable Instant leaseUntil,
    Attempt.@Nullable Last last,
    Instant createdAt,
    @Nullable Instant endedAt) {

  record DeliveryKey(WebhookEndpointId endpoint, String eventId) {}

  static InMemoryWebhookDelivery planned(
      DeliveryKey key, PlacedEvent event, boolean inOrder, @Nullable Instant dueAt, Instant now) {
    return new InMemoryWebhookDelivery(
        key, event, inOrder, DeliveryState.PENDING, 0, 0, null, dueAt, null, null, now, null);
  }

  WebhookEndpointId endpoint() {
    return key.endpoint();
  }

  String eventId() {
    return key.eventId();
  }

  TenantId tenant() {
    return event.event().tenant();
  }

  String subject() {
    return event.event().subject();
  }

  long position() {
    return event.position();
  }

  Instant dueAtOrEver() {
    return dueAt == null ? Instant.MAX : dueAt;
  }

  boolean isFreeAt(Instant time) {
    return dueAt != null && !dueAt.isAfter(time) && !isLeasedAt(time);
  }

  boolean isLeasedAt(Instant time) {
    return leaseUntil != null && leaseUntil.isAfter(time);
  }

  boolean isHeldBy(Claimed claimed) {
    return state == DeliveryState.PENDING
        && attempt == claimed.attempt()
        && tenant().equals(claimed.tenant());
  }

  boolean wasDeliveredSince(InMemoryWebhookDelivery other) {
    return state == DeliveryState.DELIVERED
        && endedAt != null
        && other.firstTriedAt != null
        && !endedAt.isBefore(other.firstTriedAt);
  }

  Duration triedFor(Instant now) {
    return firstTriedAt == null ? Duration.ZERO : Duration.between(firstTriedAt, now);
  }

  InMemoryWebhookDelivery taken(Instant until, Instant now) {
    return new InMemoryWebhookDelivery(
        key,
        event,
        inOrder,
        state,
        attempt + 1,
        failures,
        firstTriedAt == null ? now : firstTriedAt,
        dueAt,
        until,
        last,
        createdAt,
        endedAt);
  }

  InMemoryWebhookDelivery failed(Attempt how, @Nullable Instant due, Instant now) {
    return with(state, inOrder, failures + 1, firstTriedAt, due, null, lastOf(how, now), null);
  }

  InMemoryWebhookDelivery ended(DeliveryState ending, Attempt how, Instant now) {
    return with(ending, inOrder, failures, firstTriedAt, null, null, lastOf(how, now), now);
  }

  InMemoryWebhookDelivery dropped(Instant now) {
    return with(DeliveryState.GIVEN_UP, inOrder, failures, firstTriedAt, null, null, last, now);
  }

  InMemoryWebhookDelivery free() {
    return with(state, inOrder, failures, firstTriedAt, dueAt, null, last, endedAt);
  }

  InMemoryWebhookDelivery dueAt(@Nullable Instant due) {
    return with(state, inOrder, failures, firstTriedAt, due, leaseUntil, last, endedAt);
  }

  InMemoryWebhookDelivery startingAnew(Instant now) {
    return with(state, inOrder, 0, null, now, leaseUntil, last, endedAt);
  }

  InMemoryWebhookDelivery backInLine() {
    return with(DeliveryState.PENDING, true, 0, null, null, null, last, null);
  }

  /** One that has ended stands in no line any more; one that is pending hurries where it can. */
  InMemoryWebhookDelivery again(Instant now) {
    if (state != DeliveryState.PENDING) {
      return with(DeliveryState.PENDING, false, 0, null, now, null, last, null);
    }
    return dueAt == null ? this : startingAnew(now);
  }

  WebhookDelivery seen() {
    return new WebhookDelivery(
        eventId(),
        event.event().type(),
        subject(),
        position(),
        state,
        attempt,
        last,
        dueAt,
        createdAt,
        endedAt);
  }

  private static Attempt.Last lastOf(Attempt how, Instant now) {
    return new Attempt.Last(how.result(), how.status(), how.took(), now);
  }

  private InMemoryWebhookDelivery with(
      DeliveryState newState,
      boolean ordered,
      int newFailures,
      @Nullable Instant firstTried,
      @Nullable Instant due,
      @Nullable Instant leased,
      Attempt.@Nullable Last newLast,
      @Nullable Instant ended) {
    return new InMemoryWebhookDelivery(
        key,
        event,
        ordered,
        newState,
        attempt,
        newFailures,
        firstTried,
        due,
        leased,
        newLast,
        createdAt,
        ended);
  }
}
