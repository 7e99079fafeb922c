package io.purser.rest;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.customer.Customer;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.tenant.Tenant;
import java.util.Map;

/** Lets events happen and gives them their places. */
final class EventsHappening {
  private static final int AT_ONCE = 1000;

  private EventsHappening() {}

  /** The id of the event, whose subject is the customer. */
  static String in(
      InMemoryStore store, Tenant tenant, Customer about, String type, Map<String, String> facts) {
    var event =
        new DomainEvent(
            Given.IDS.next("evt"),
            tenant.id(),
            type,
            about.id().value(),
            about.id(),
            facts,
            store.now());
    new Given(store).in(tenant, () -> store.eventLog().append(event));
    // Other tests of this server may have left any number before it.
    int placed;
    do {
      placed = store.eventPlaces().place(tenant.id(), AT_ONCE);
    } while (placed == AT_ONCE);
    return event.id();
  }
}
