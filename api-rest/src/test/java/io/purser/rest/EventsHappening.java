package io.purser.rest;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.customer.Customer;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.tenant.Tenant;
import java.util.Map;

/** Lets events happen and gives them their places. */
final class EventsHappening {
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
    store.eventPlaces().place(tenant.id(), 1000);
    return event.id();
  }
}
