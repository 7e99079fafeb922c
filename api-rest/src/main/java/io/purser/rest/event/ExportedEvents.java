package io.purser.rest.event;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.access.Permission;
import io.purser.domain.event.EventFeed;
import io.purser.rest.customer.export.ExportedPart;
import jakarta.inject.Singleton;

/** What happened, in what is handed out about a customer. */
@Factory
final class ExportedEvents {
  private final EventFeed feed;

  ExportedEvents(EventFeed feed) {
    this.feed = feed;
  }

  @Singleton
  ExportedPart exportedEvents() {
    return new ExportedPart.Listed(
        "events",
        Permission.READ_TIMELINE,
        (tenant, customer, page, audience) ->
            feed.newestFirst(tenant, TimelineController.visible(customer, audience), page)
                .map(event -> EventView.of(event, audience)));
  }
}
