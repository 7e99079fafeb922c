package io.purser.domain.webhook;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent to endpoints, and what became of it. Of the events of one subject only the
 * first that is pending is ever due, so a later one is not sent before an earlier one has ended;
 * other subjects do not wait for it. Times are the database's.
 *
 * <p>Methods that take a tenant or what was claimed are used inside a unit of work of the tenant.
 * What is claimed may be ended by its latest attempt alone: an older one changes nothing.
 */
public interface WebhookDeliveries {
  /** Enabled endpoints of any tenant to whose events deliveries are not planned yet. */
  List<Target> behind(int maximum);

  /**
   * Plans deliveries of the next events of the feed that the endpoint wants, while it is enabled.
   * Returns how many positions it looked at.
   */
  int plan(TenantId tenant, WebhookEndpointId endpoint, int maximum);

  /**
   * Takes up what is due at enabled endpoints of any tenant for this long, the longest due first. A
   * transaction of its own.
   *
   * @param atOnce how many deliveries to one endpoint may be under way, those of other nodes
   *     counted as well
   */
  List<Claimed> claim(int maximum, int atOnce, Duration lease);

  /** What is to be sent. Empty when it is no longer this attempt's. */
  Optional<Due> begin(Claimed claimed);

  void delivered(Claimed claimed, Attempt attempt);

  void retry(Claimed claimed, Attempt attempt, Duration pause);

  /** Returns whether the endpoint has taken anything since this delivery was first tried. */
  boolean giveUp(Claimed claimed, Attempt attempt);

  /** Leaves it to other nodes, at once. */
  void handOver(Claimed claimed);

  /** Newest first by position. */
  Page<WebhookDelivery> list(
      TenantId tenant, WebhookEndpointId endpoint, @Nullable DeliveryState state, PageRequest page);

  Optional<WebhookDelivery> get(TenantId tenant, WebhookEndpointId endpoint, String eventId);

  /**
   * Sends an event again, or at once when it is pending; whether or not the endpoint wants its
   * type. It is out of its subject's order. False when the event is not known, or not planned yet.
   * Only with the endpoint locked, as the methods below.
   */
  boolean redeliver(TenantId tenant, WebhookEndpointId endpoint, String eventId);

  /**
   * Sends again, in order, every event after a position that the endpoint wants and that was
   * planned before, but for what is pending anyway.
   *
   * @param maximum how many positions to look at
   */
  Recovery recover(TenantId tenant, WebhookEndpointId endpoint, long after, int maximum);

  /** Nothing is due any more. */
  void hold(TenantId tenant, WebhookEndpointId endpoint);

  /** What is pending is due again, with all its tries before it. */
  void resume(TenantId tenant, WebhookEndpointId endpoint);

  /** What is pending is given up. */
  void drop(TenantId tenant, WebhookEndpointId endpoint);

  /** What is left to do, of all tenants. A transaction of its own. */
  Backlog backlog();

  record Target(TenantId tenant, WebhookEndpointId endpoint) {}

  /**
   * @param attempt how often it was taken up; only the latest may write
   */
  record Claimed(TenantId tenant, WebhookEndpointId endpoint, String eventId, int attempt) {}

  /**
   * @param failures how many attempts have failed
   * @param triedFor how long ago the first one was
   */
  record Due(WebhookEndpoint endpoint, long position, int failures, Duration triedFor) {}

  /**
   * @param events how many events are sent again
   * @param upTo the position up to which it looked
   */
  record Recovery(int events, long upTo) {}

  /**
   * @param pending deliveries to enabled endpoints that have not ended
   * @param oldest how long the oldest of them has been waiting
   * @param disabled endpoints to which nothing is sent although nobody asked for that
   */
  record Backlog(long pending, Duration oldest, long disabled) {}
}
