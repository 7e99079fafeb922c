package io.purser.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventRelayTest {
  private final InMemoryStore store = new InMemoryStore();
  private final Given given = new Given(store);
  private final EventRelay relay = new EventRelay(store.eventPlaces(), store.clock());

  @Test
  void it_places_what_every_tenant_waits_for() {
    var first = given.tenant();
    var second = given.tenant();
    happened(first, 3);
    happened(second, 2);

    assertThat(relay.work(() -> true)).isEqualTo(5);
    assertThat(head(first)).isEqualTo(3);
    assertThat(head(second)).isEqualTo(2);
    assertThat(relay.work(() -> true)).isZero();
  }

  @Test
  void it_works_through_a_crowd_in_several_rounds() {
    var tenant = given.tenant();
    happened(tenant, 501);

    assertThat(relay.work(() -> true)).isEqualTo(500);
    assertThat(relay.work(() -> true)).isOne();
    assertThat(head(tenant)).isEqualTo(501);
  }

  @Test
  void it_begins_nothing_when_it_is_to_stop() {
    var tenant = given.tenant();
    happened(tenant, 1);

    assertThat(relay.work(() -> false)).isZero();
    assertThat(head(tenant)).isZero();
  }

  @Test
  void it_says_how_long_the_oldest_has_waited() {
    happened(given.tenant(), 1);
    store.letTimePass(Duration.ofSeconds(7));
    happened(given.tenant(), 1);

    relay.work(() -> true);
    assertThat(relay.lag()).isEqualTo(Duration.ofSeconds(7));
    relay.work(() -> true);
    assertThat(relay.lag()).isZero();
  }

  @Test
  void a_tenant_that_fails_holds_up_no_other() {
    var failing = given.tenant();
    happened(failing, 1);
    store.letTimePass(Duration.ofSeconds(1));
    var healthy = given.tenant();
    happened(healthy, 1);
    var broken = new EventRelay(new FailingFor(failing.id(), store.eventPlaces()), store.clock());

    assertThatThrownBy(() -> broken.work(() -> true)).hasMessage("cannot place");

    assertThat(head(healthy)).isOne();
    assertThat(head(failing)).isZero();
  }

  private record FailingFor(TenantId tenant, EventPlaces others) implements EventPlaces {
    @Override
    public List<Waiting> waiting(int maximum) {
      return others.waiting(maximum);
    }

    @Override
    public int place(TenantId wanted, int maximum) {
      if (wanted.equals(tenant)) {
        throw new IllegalStateException("cannot place");
      }
      return others.place(wanted, maximum);
    }
  }

  private long head(Tenant tenant) {
    return given.in(tenant, () -> store.eventFeed().head(tenant.id()));
  }

  private void happened(Tenant tenant, int times) {
    for (int i = 0; i < times; i++) {
      given.in(
          tenant,
          () ->
              store
                  .eventLog()
                  .append(
                      new DomainEvent(
                          Given.IDS.next("evt"),
                          tenant.id(),
                          "key.issued",
                          tenant.id().value(),
                          null,
                          Map.of(),
                          store.now())));
    }
  }
}
