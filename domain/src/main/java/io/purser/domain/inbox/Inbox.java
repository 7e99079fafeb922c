package io.purser.domain.inbox;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries as they came, until they are worked. Methods that take an account are used inside a
 * unit of work of it.
 */
public interface Inbox {
  /** Keeps a delivery. False when the same bytes were kept before, ever: then nothing changes. */
  boolean keep(ProviderAccountId account, byte[] body, Instant signedAt);

  /**
   * Takes up deliveries of any account that are due, oldest first, for this long. A transaction of
   * its own.
   */
  List<Claimed> claim(int maximum, Duration lease);

  /**
   * Begins a try at it, and counts the try: one that breaks off with the process must count too, or
   * a delivery that kills us would do so for ever. Empty when it is no longer this attempt's.
   */
  Optional<Delivery> begin(ProviderAccountId account, Claimed claimed);

  /** Notes the event's id. False when another delivery has brought the same event before, ever. */
  boolean isFirst(ProviderAccountId account, Claimed claimed, String eventId);

  /**
   * Done with it, one way or another. Does nothing when it is no longer this attempt's; nor do the
   * two methods below.
   *
   * @param concerning the tenant that it concerns, so that nobody else's operators see it, or null
   *     while that is not known
   */
  void close(
      ProviderAccountId account, Claimed claimed, Outcome outcome, @Nullable TenantId concerning);

  /**
   * Not now, for a reason that passes; try again after this time. Failures so far are forgotten.
   */
  void postpone(
      ProviderAccountId account,
      Claimed claimed,
      Duration delay,
      String why,
      @Nullable TenantId concerning);

  /** The try failed; try again after this time. */
  void fail(
      ProviderAccountId account,
      Claimed claimed,
      Duration delay,
      String why,
      @Nullable TenantId concerning);

  /** Whose customer this is, among the tenants of an account. A transaction of its own. */
  Optional<Owner> ownerOf(ProviderAccountId account, String providerCustomerId);

  /** What is left to do, of all accounts. A transaction of its own. */
  Backlog backlog();

  /**
   * @param attempt how often it was taken up; only the latest may write
   */
  record Claimed(ProviderAccountId account, String deliveryId, int attempt) {}

  /**
   * The bytes are whatever came, so they are no text. Nobody compares deliveries.
   *
   * @param failures how many tries before this one failed, or never ended, one after the other
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Delivery(byte[] body, Instant signedAt, Instant receivedAt, int failures) {}

  /**
   * @param waiting how many are neither worked nor quarantined
   * @param oldestWaiting how long the oldest of them has been waiting, zero when there is none
   * @param quarantined how many wait for a person
   */
  record Backlog(long waiting, Duration oldestWaiting, long quarantined) {}

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
