package io.purser.domain.programme.history;

import io.purser.domain.tenant.ProviderAccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the histories of master wallets were read. */
public interface HistoryReadings {
  /**
   * The histories of accounts whose programme may have a master wallet, and at which nobody has
   * looked for this long. Each is named to one asker. A transaction of its own.
   *
   * @param soon the same where a reading has not come to its end, or something has moved since
   */
  List<Place> claim(Duration quietFor, Duration soon);

  /** Something has moved, so there is something to read. A transaction of its own. */
  void somethingMoved(ProviderAccountId account);

  /** Keeps how far it was read. Used inside a unit of work of the account. */
  void keep(Place place);

  /**
   * When the provider was asked the last time that a reading came to its end: the history has all
   * that had begun by then. Empty while none has. Used inside a unit of work of the account.
   */
  Optional<Instant> asOf(ProviderAccountId account);

  /**
   * How far a history was read. It is read from its newest row on until one that began earlier than
   * where the last reading began, or than anything that was pending then; a reading may take
   * several goes.
   *
   * @param readUntil everything that began earlier has been read, and has ended; null while nothing
   *     has
   * @param newest the newest row of the reading that is under way; null when it had none, or none
   *     is
   * @param page where to go on, from 1
   * @param begunAt when the reading that is under way began; null when none is
   * @param asOf when the last reading that came to its end began; null while none has
   */
  record Place(
      ProviderAccountId account,
      @Nullable Instant readUntil,
      @Nullable Instant newest,
      int page,
      @Nullable Instant begunAt,
      @Nullable Instant asOf) {
    public static final int FIRST_PAGE = 1;

    /** Nobody has looked at it. */
    public static Place untouched(ProviderAccountId account) {
      return new Place(account, null, null, FIRST_PAGE, null, null);
    }

    /** The reading that is under way goes on with the next page. */
    Place nextPage(@Nullable Instant newestRow, Instant askedAt) {
      return new Place(
          account, readUntil, earlierPagesHad(newestRow), page + 1, begun(askedAt), asOf);
    }

    /**
     * The reading has come to what was read before, or to the end.
     *
     * @param oldestPending when the oldest of those began that are not over; null when none is
     */
    Place done(@Nullable Instant newestRow, @Nullable Instant oldestPending, Instant askedAt) {
      var readTo = earlierPagesHad(newestRow);
      var next = readTo == null ? readUntil : readTo;
      boolean waits = next != null && oldestPending != null && oldestPending.isBefore(next);
      return new Place(
          account, waits ? oldestPending : next, null, FIRST_PAGE, null, begun(askedAt));
    }

    private @Nullable Instant earlierPagesHad(@Nullable Instant newestRow) {
      return newest == null ? newestRow : newest;
    }

    private Instant begun(Instant askedAt) {
      return begunAt == null ? askedAt : begunAt;
    }
  }
}
