package io.purser.domain.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link MissedEvents} must do. */
public abstract class MissedEventsContract extends StoreContract {
  private static final Duration PAUSE = Duration.ofMinutes(15);
  private static final int MOST = 3;

  private final String event = Given.unique("event");

  private List<String> missing(Tenant owner, String... events) {
    return store()
        .work()
        .inAccount(
            owner.account(),
            () -> store().missedEvents().missing(owner.account(), List.of(events), PAUSE, MOST));
  }

  private void asked() {
    store()
        .work()
        .inAccount(
            tenant.account(),
            () -> {
              store().missedEvents().asked(tenant.account(), event);
              return event;
            });
  }

  private void arrives() {
    var account = tenant.account();
    var body = event.getBytes(StandardCharsets.UTF_8);
    store().work().inAccount(account, () -> store().inbox().keep(account, body, store().now()));
    var claimed =
        store().inbox().claim(10_000, Duration.ofMinutes(1)).stream()
            .filter(each -> each.account().equals(account))
            .findFirst()
            .orElseThrow();
    store().work().inAccount(account, () -> store().inbox().isFirst(account, claimed, event));
  }

  @Test
  void events_that_no_delivery_has_brought_are_missing_in_the_order_of_the_question() {
    var other = Given.unique("event");

    assertThat(missing(tenant, other, event)).containsExactly(other, event);
    arrives();
    assertThat(missing(tenant, other, event)).containsExactly(other);
    assertThat(missing(tenant)).isEmpty();
  }

  @Test
  void an_event_of_another_account_says_nothing() {
    arrives();

    assertThat(missing(stranger, event)).containsExactly(event);
  }

  @Test
  void what_was_asked_for_is_given_time_to_arrive_and_given_up_in_the_end() {
    for (int i = 1; i < MOST; i++) {
      asked();
      assertThat(missing(tenant, event)).isEmpty();
      store().letTimePass(PAUSE.plusSeconds(1));
      assertThat(missing(tenant, event)).containsExactly(event);
    }
    asked();
    store().letTimePass(PAUSE.multipliedBy(100));
    assertThat(missing(tenant, event)).isEmpty();
  }
}
