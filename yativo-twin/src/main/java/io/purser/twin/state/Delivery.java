package io.purser.twin.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one endpoint.
 *
 * @param body the very text that is sent, every time
 * @param once whether it is tried a single time, whatever comes of it
 * @param order settles which of two due deliveries goes first
 * @param nextAttemptAt on the business clock, null when no attempt is planned
 * @param origin how it came to be: {@code event}, {@code duplicate}, {@code forged}, {@code replay}
 */
public record Delivery(
    String id,
    String owner,
    String webhookId,
    String url,
    String eventId,
    String eventType,
    String body,
    String origin,
    Signing signing,
    boolean once,
    long order,
    DeliveryStatus status,
    List<Attempt> attempts,
    @Nullable Instant nextAttemptAt,
    Instant createdAt,
    @Nullable Instant deliveredAt) {

  @JsonIgnore
  public boolean isWaiting() {
    return nextAttemptAt != null;
  }

  @JsonIgnore
  public boolean isHeld() {
    return status == DeliveryStatus.HELD;
  }

  public Delivery planned(DeliveryStatus next, @Nullable Instant attemptAt, long nextOrder) {
    return new Delivery(
        id,
        owner,
        webhookId,
        url,
        eventId,
        eventType,
        body,
        origin,
        signing,
        once,
        nextOrder,
        next,
        attempts,
        attemptAt,
        createdAt,
        deliveredAt);
  }

  /** Ends a try. What was delivered once stays delivered, however a later manual retry goes. */
  public Delivery attempted(Attempt attempt, @Nullable Instant nextTry) {
    var all = new ArrayList<>(attempts);
    all.add(attempt);
    var delivered = attempt.succeeded() ? attempt.at() : deliveredAt;
    var nextStatus = nextTry == null ? DeliveryStatus.FAILED : DeliveryStatus.PENDING;
    return new Delivery(
        id,
        owner,
        webhookId,
        url,
        eventId,
        eventType,
        body,
        origin,
        signing,
        once,
        order,
        delivered == null ? nextStatus : DeliveryStatus.DELIVERED,
        List.copyOf(all),
        delivered == null ? nextTry : null,
        createdAt,
        delivered);
  }
}
