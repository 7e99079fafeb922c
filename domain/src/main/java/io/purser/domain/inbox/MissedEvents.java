package io.purser.domain.inbox;

import io.purser.domain.tenant.ProviderAccountId;
import java.time.Duration;
import java.util.List;

/** Events that the provider has told us of in vain. Used inside a unit of work of the account. */
public interface MissedEvents {
  /**
   * Those of these events that no delivery has brought, in the same order; without those that were
   * asked for within the pause, or often enough.
   *
   * @param pause how long an event that was asked for is given to arrive
   * @param most how often an event is asked for before it is given up
   */
  List<String> missing(ProviderAccountId account, List<String> eventIds, Duration pause, int most);

  /** Notes that the event was asked for. */
  void asked(ProviderAccountId account, String eventId);
}
