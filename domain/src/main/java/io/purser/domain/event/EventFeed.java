package io.purser.domain.event;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.util.List;

/** Reads the events that have their places. Inside a unit of work of the tenant. */
public interface EventFeed {
  /** How many events one look passes over at most, to find some that are wanted. */
  int LONGEST_LOOK = 10_000;

  /** The position of the newest event, zero before the first. */
  long head(TenantId tenant);

  /** The next events after a position that are wanted, by position. */
  Slice after(TenantId tenant, long position, List<EventFilter> filters, int limit);

  /** The events that are wanted, the one with the highest position first. */
  Page<PlacedEvent> newestFirst(TenantId tenant, List<EventFilter> filters, PageRequest page);

  /**
   * A part of the feed.
   *
   * @param upTo every wanted event after the position that was asked for, up to this one, is here;
   *     the feed goes on after it
   */
  record Slice(List<PlacedEvent> events, long upTo) {
    public Slice {
      events = List.copyOf(events);
    }
  }
}
