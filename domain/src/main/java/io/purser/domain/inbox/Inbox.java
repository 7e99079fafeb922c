package io.purser.domain.inbox;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Deliveries as they came, until they are worked. Methods that take an account are used inside a
 * unit of work of it.
 */
public interface Inbox {
  /** Keeps a delivery, unless the same bytes were kept before, ever. */
  void keep(ProviderAccountId account, byte[] body, Instant signedAt);

  /**
   * Takes up deliveries of any account that are due, oldest first, for this long. A transaction of
   * its own.
   */
  List<Claimed> claim(int maximum, Duration lease);

  /** Empty when it is no longer this attempt's. */
  Optional<Delivery> get(ProviderAccountId account, Claimed claimed);

  /** Notes the event's id. False when another delivery has brought the same event before, ever. */
  boolean isFirst(ProviderAccountId account, Claimed claimed, String eventId);

  /** Done with it, one way or another. Does nothing when it is no longer this attempt's. */
  void close(ProviderAccountId account, Claimed claimed, Outcome outcome);

  /** Not now; try again after this time. */
  void postpone(ProviderAccountId account, Claimed claimed, Duration delay, String why);

  /** Whose customer this is, among the tenants of an account. A transaction of its own. */
  Optional<Owner> ownerOf(ProviderAccountId account, String providerCustomerId);

  /**
   * @param attempt how often it was taken up; only the latest may write
   */
  record Claimed(ProviderAccountId account, String deliveryId, int attempt) {}

  /** The bytes are whatever came, so they are no text. Nobody compares deliveries. */
  @SuppressWarnings("ArrayRecordComponent")
  record Delivery(byte[] body, Instant signedAt, Instant receivedAt) {}

  record Owner(TenantId tenant, CustomerId customer) {}

  /** How a delivery ends. */
  sealed interface Outcome {
    record Applied() implements Outcome {}

    /** Brought nothing new. */
    record Duplicate() implements Outcome {}

    /** We have no use for its type. */
    record Ignored(String type) implements Outcome {}

    /** Too old or from the future: the provider was asked instead. */
    record AskedInstead() implements Outcome {}

    /** For a person to look at. {@code why} holds no personal data. */
    record Quarantined(String why) implements Outcome {}
  }
}
