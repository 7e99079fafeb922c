package io.purser.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.webhook.Attempt.Result;
import io.purser.domain.webhook.WebhookEndpoint.State;
import io.purser.domain.webhook.WebhookEndpoint.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Planning and sending together, with everything but the network as it is. */
class DeliverMessageTest {
  private static final Duration TOOK = Duration.ofMillis(5);

  private final InMemoryStore store = new InMemoryStore();
  private final Given given = new Given(store);
  private final Tenant tenant = given.tenant();
  private final List<WebhookMessage> received = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();
  private final WebhookEndpoint endpoint = register();
  private Function<WebhookMessage, Attempt> receiver = _ -> Attempt.answered(200, null, TOOK);

  private final WebhookObserver observer =
      new WebhookObserver() {
        @Override
        public void tried(WebhookDeliveries.Claimed claimed, Attempt attempt) {
          seen.add(attempt.result().name());
        }

        @Override
        public void gaveUp(WebhookDeliveries.Claimed claimed) {
          seen.add("gave up");
        }

        @Override
        public void failed(WebhookDeliveries.Claimed claimed, RuntimeException why) {
          seen.add("failed");
        }

        @Override
        public void disabled(WebhookEndpointId id, Why why) {
          seen.add("disabled " + why);
        }
      };

  private final DeliverMessage deliver =
      new DeliverMessage(
          store.work(),
          store.webhookEndpoints(),
          store.webhookDeliveries(),
          store.eventFeed(),
          event -> "{\"id\":\"" + event.event().id() + "\"}",
          this::send,
          new RetrySchedule(new Random(1)),
          new Journal(store.eventLog(), store.auditLog(), store.ids()),
          observer,
          store.clock());

  private final PlanDeliveries planner =
      new PlanDeliveries(store.work(), store.webhookDeliveries());
  private final SendMessages messages =
      new SendMessages(store.webhookDeliveries(), deliver, observer, 8, 4);

  private WebhookEndpoint register() {
    var made = WebhookEndpointBuilder.anEndpointOf(tenant, store.now()).build();
    given.in(tenant, () -> store.webhookEndpoints().add(made, 0));
    return made;
  }

  private synchronized Attempt send(WebhookUrl url, WebhookMessage message, Duration time) {
    store.work().requireNoneOpen();
    received.add(message);
    return receiver.apply(message);
  }

  private String happened(String subject) {
    var id = Given.IDS.next("evt");
    given.in(
        tenant,
        () ->
            store
                .eventLog()
                .append(
                    new DomainEvent(
                        id,
                        tenant.id(),
                        "wallet.requested",
                        subject,
                        null,
                        Map.of(),
                        store.now())));
    store.eventPlaces().place(tenant.id(), 100);
    return id;
  }

  private static String subject() {
    return Given.IDS.next("wal");
  }

  /** Until nothing is due any more. */
  private void work() {
    planner.work(() -> true);
    while (messages.work(() -> true) > 0) {
      messages.finish();
    }
  }

  private WebhookDelivery delivery(String event) {
    return given.in(
        tenant,
        () -> store.webhookDeliveries().get(tenant.id(), endpoint.id(), event).orElseThrow());
  }

  private State state() {
    return given.in(
        tenant,
        () -> store.webhookEndpoints().get(tenant.id(), endpoint.id()).orElseThrow().state());
  }

  @Test
  void an_event_is_sent_once_signed_for_its_endpoint() {
    var event = happened(subject());
    work();
    work();

    assertThat(received)
        .containsExactly(
            WebhookMessage.signed(
                event,
                "{\"id\":\"" + event + "\"}",
                List.of(endpoint.secrets().current()),
                store.now()));
    assertThat(delivery(event).state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void a_refused_message_comes_again_with_its_id_and_a_fresh_signature() {
    receiver = _ -> Attempt.answered(500, null, TOOK);
    var event = happened(subject());
    work();
    assertThat(received).hasSize(1);
    store.letTimePass(Duration.ofSeconds(7));
    receiver = _ -> Attempt.answered(204, null, TOOK);
    work();

    assertThat(received).extracting(WebhookMessage::id).containsExactly(event, event);
    assertThat(received.getLast().timestamp()).isGreaterThan(received.getFirst().timestamp());
    assertThat(received.getLast().signature()).isNotEqualTo(received.getFirst().signature());
    assertThat(delivery(event).attempts()).isEqualTo(2);
  }

  @Test
  void a_poisoned_subject_parks_itself_alone_and_goes_on_after_three_days() {
    var poisoned = subject();
    var first = happened(poisoned);
    var second = happened(poisoned);
    receiver = message -> Attempt.answered(message.id().equals(first) ? 500 : 200, null, TOOK);
    var others = new ArrayList<String>();
    for (int hour = 0; hour <= 90; hour++) {
      others.add(happened(subject()));
      work();
      store.letTimePass(Duration.ofHours(1));
    }

    assertThat(delivery(first).state()).isEqualTo(DeliveryState.GIVEN_UP);
    assertThat(delivery(second).state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(others).allMatch(event -> delivery(event).state() == DeliveryState.DELIVERED);
    assertThat(received.stream().map(WebhookMessage::id).filter(first::equals))
        .hasSizeBetween(8, 16);
    assertThat(seen).contains("gave up").doesNotContain("disabled FAILING");
    assertThat(state()).isEqualTo(new State.Enabled());
  }

  @Test
  void an_endpoint_that_takes_nothing_for_three_days_is_disabled_and_loses_nothing() {
    receiver = _ -> Attempt.failed(Result.NO_CONNECTION, TOOK);
    var subject = subject();
    var first = happened(subject);
    var second = happened(subject);
    for (int hour = 0; hour <= 80; hour++) {
      work();
      store.letTimePass(Duration.ofHours(1));
    }

    assertThat(state()).isInstanceOf(State.Disabled.class);
    assertThat(seen).contains("disabled FAILING");
    assertThat(delivery(first).state()).isEqualTo(DeliveryState.GIVEN_UP);
    assertThat(delivery(second).state()).isEqualTo(DeliveryState.PENDING);
    assertThat(delivery(second).nextAttemptAt()).isNull();
  }

  @Test
  void an_endpoint_that_is_gone_is_disabled_at_once() {
    receiver = _ -> Attempt.answered(410, null, TOOK);
    var event = happened(subject());
    happened(subject());
    work();

    assertThat(state()).isEqualTo(new State.Disabled(Why.GONE, store.now()));
    assertThat(delivery(event).state()).isEqualTo(DeliveryState.PENDING);
    assertThat(store.auditLog().all())
        .anyMatch(entry -> entry.action().equals("webhook_endpoint.disabled"));
  }

  @Test
  void a_redirect_is_a_failure() {
    receiver = _ -> Attempt.answered(302, null, TOOK);
    var event = happened(subject());
    work();

    assertThat(delivery(event).state()).isEqualTo(DeliveryState.PENDING);
    assertThat(delivery(event).last())
        .extracting(Attempt.Last::result)
        .isEqualTo(Result.REDIRECTED);
  }

  @Test
  void a_receiver_that_asks_for_time_is_left_alone_for_that_long() {
    receiver = _ -> Attempt.answered(429, Duration.ofMinutes(10), TOOK);
    happened(subject());
    work();
    store.letTimePass(Duration.ofMinutes(9));
    work();
    assertThat(received).hasSize(1);

    store.letTimePass(Duration.ofMinutes(2));
    work();
    assertThat(received).hasSize(2);
  }

  @Test
  void a_node_that_dies_after_it_has_sent_has_it_sent_again_with_the_same_id() {
    var event = happened(subject());
    planner.work(() -> true);
    receiver =
        _ -> {
          throw new IllegalStateException("the node dies");
        };
    messages.work(() -> true);
    messages.finish();
    assertThat(seen).containsExactly("failed");

    receiver = _ -> Attempt.answered(200, null, TOOK);
    store.letTimePass(SendMessages.LEASE.plusSeconds(1));
    work();

    assertThat(received).extracting(WebhookMessage::id).containsExactly(event, event);
    assertThat(delivery(event).state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void what_a_slow_node_notes_after_its_lease_changes_nothing() {
    var event = happened(subject());
    planner.work(() -> true);
    receiver =
        _ -> {
          receiver = _ -> Attempt.answered(200, null, TOOK);
          store.letTimePass(SendMessages.LEASE.plusSeconds(1));
          var again = store.webhookDeliveries().claim(10, 4, SendMessages.LEASE).getFirst();
          deliver.handle(again);
          return Attempt.answered(500, null, TOOK);
        };
    messages.work(() -> true);
    messages.finish();

    assertThat(delivery(event).state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(delivery(event).attempts()).isEqualTo(2);
  }

  @Test
  void when_a_node_stops_what_it_has_not_begun_is_left_to_others_at_once() {
    var event = happened(subject());
    planner.work(() -> true);

    assertThat(messages.work(() -> false)).isZero();
    assertThat(received).isEmpty();
    work();
    assertThat(received).extracting(WebhookMessage::id).containsExactly(event);
  }

  @Test
  void a_slow_receiver_takes_no_more_than_its_share_of_the_places() throws Exception {
    var slow = new CountDownLatch(1);
    var other = WebhookEndpointBuilder.anEndpointOf(tenant, store.now()).build();
    var waiting = new CountDownLatch(4);
    var sender =
        new DeliverMessage(
            store.work(),
            store.webhookEndpoints(),
            store.webhookDeliveries(),
            store.eventFeed(),
            event -> "{}",
            (url, message, time) -> {
              waiting.countDown();
              awaitUninterruptibly(slow);
              return Attempt.answered(200, null, TOOK);
            },
            new RetrySchedule(new Random(1)),
            new Journal(store.eventLog(), store.auditLog(), store.ids()),
            observer,
            store.clock());
    var bounded = new SendMessages(store.webhookDeliveries(), sender, observer, 8, 4);
    for (int i = 0; i < 10; i++) {
      happened(subject());
    }
    planner.work(() -> true);

    assertThat(bounded.work(() -> true)).isEqualTo(4);
    waiting.await();
    assertThat(bounded.work(() -> true)).isZero();
    given.in(tenant, () -> store.webhookEndpoints().add(other, 9));
    planner.work(() -> true);
    assertThat(bounded.work(() -> true)).isEqualTo(1);

    slow.countDown();
    bounded.finish();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
