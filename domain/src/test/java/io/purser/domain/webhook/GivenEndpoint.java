package io.purser.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.webhook.WebhookDeliveries.Claimed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** An endpoint whose deliveries are looked at, and what may be done about them. */
abstract class GivenEndpoint extends StoreContract {
  static final Duration LEASE = Duration.ofSeconds(90);
  static final Duration TOOK = Duration.ofMillis(120);
  static final Attempt TAKEN = Attempt.answered(204, null, TOOK);
  static final Attempt REFUSED = Attempt.answered(500, null, TOOK);

  /** More than other tests leave behind in a shared store. */
  static final int ALL = 10_000;

  WebhookEndpoint endpoint;

  @BeforeEach
  void giveEndpoint() {
    endpoint = added(WebhookEndpointBuilder.anEndpointOf(tenant, store().now()).build());
  }

  WebhookDeliveries deliveries() {
    return store().webhookDeliveries();
  }

  WebhookEndpoint added(WebhookEndpoint wanted) {
    in(() -> store().webhookEndpoints().add(wanted, 0));
    return wanted;
  }

  static String subject() {
    return Given.IDS.next("wal");
  }

  /** An event that has its place. */
  String happened(String type, String subject) {
    return happened(tenant, type, subject);
  }

  String happened(Tenant owner, String type, String subject) {
    var id = Given.IDS.next("evt");
    given.in(
        owner,
        () ->
            store()
                .eventLog()
                .append(
                    new DomainEvent(id, owner.id(), type, subject, null, Map.of(), store().now())));
    store().eventPlaces().place(owner.id(), 100);
    return id;
  }

  int plan() {
    return plan(endpoint, 100);
  }

  int plan(WebhookEndpoint wanted, int maximum) {
    return in(() -> deliveries().plan(tenant.id(), wanted.id(), maximum));
  }

  /** What other tests left behind is taken up too, and left to them. */
  List<Claimed> claim() {
    return claim(100);
  }

  List<Claimed> claim(int atOnce) {
    return deliveries().claim(ALL, atOnce, LEASE).stream()
        .filter(claimed -> claimed.endpoint().equals(endpoint.id()))
        .toList();
  }

  Claimed claimed(String eventId) {
    return claim().stream()
        .filter(claimed -> claimed.eventId().equals(eventId))
        .findFirst()
        .orElseThrow();
  }

  static List<String> events(List<Claimed> claims) {
    return claims.stream().map(Claimed::eventId).toList();
  }

  void delivered(Claimed claimed) {
    in(() -> deliveries().delivered(claimed, TAKEN));
  }

  void retry(Claimed claimed, Duration pause) {
    in(() -> deliveries().retry(claimed, REFUSED, pause));
  }

  WebhookDelivery get(String eventId) {
    return find(eventId).orElseThrow();
  }

  Optional<WebhookDelivery> find(String eventId) {
    return in(() -> deliveries().get(tenant.id(), endpoint.id(), eventId));
  }

  List<WebhookDelivery> list(@Nullable DeliveryState state) {
    return in(
        () -> deliveries().list(tenant.id(), endpoint.id(), state, PageRequest.first(100)).items());
  }

  void locked(Runnable body) {
    in(
        () -> {
          assertThat(store().webhookEndpoints().lock(tenant.id(), endpoint.id())).isPresent();
          body.run();
        });
  }

  void disable() {
    locked(
        () -> {
          endpoint =
              store()
                  .webhookEndpoints()
                  .save(endpoint.disabled(WebhookEndpoint.Why.FAILING, store().now()));
          deliveries().hold(tenant.id(), endpoint.id());
        });
  }

  void enable() {
    locked(
        () -> {
          endpoint = store().webhookEndpoints().save(endpoint.enabled(store().now()));
          deliveries().resume(tenant.id(), endpoint.id());
        });
  }
}
