package io.purser.domain.inbox;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.util.List;

/** The provider's own record of what it has delivered to us, and what not. */
public interface DeliveryHistory {
  /**
   * What it has tried to deliver in vain, oldest first: given up, or to be tried again later.
   *
   * @param webhookId the provider's id of our endpoint
   */
  Reading undelivered(ProviderAccountId account, String webhookId, Deadline deadline);

  /** Has it deliver once more. Repeating is harmless: what comes twice is worked once. */
  Reply redeliver(ProviderAccountId account, Undelivered delivery, Deadline deadline);

  /**
   * @param deliveryId the provider's id of the delivery
   */
  record Undelivered(String deliveryId, String eventId) {}

  /** What the record says. */
  sealed interface Reading {
    record Read(List<Undelivered> deliveries) implements Reading {
      public Read {
        deliveries = List.copyOf(deliveries);
      }
    }

    record Unavailable(String why) implements Reading {}
  }

  /** Whether it will deliver. */
  sealed interface Reply {
    record Asked() implements Reply {}

    /** It cannot deliver this one any more. */
    record Refused(String why) implements Reply {}

    record Unavailable(String why) implements Reply {}
  }
}
