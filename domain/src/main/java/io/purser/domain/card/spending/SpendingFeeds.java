package io.purser.domain.card.spending;

import io.purser.domain.tenant.ProviderAccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the feeds of all that an account's cards are used for were read. */
public interface SpendingFeeds {
  /**
   * The feeds of accounts that have card customers, where nobody has looked for this long. Each is
   * named to one asker. A transaction of its own.
   */
  List<Place> claim(Duration quietFor);

  /** Keeps how far it was read. A transaction of its own. */
  void keep(Place place);

  /**
   * How far a feed was read. It is read from its newest row on until one that began earlier than
   * where the last reading began; a reading may take several goes.
   *
   * @param readUntil everything that began earlier has been read; null while nothing has
   * @param newest the newest row of the reading that is under way, or null when none is
   * @param page where to go on, from 1
   */
  record Place(
      ProviderAccountId account, @Nullable Instant readUntil, @Nullable Instant newest, int page) {
    public static final int FIRST_PAGE = 1;

    /** The reading that is under way goes on with the next page. */
    Place nextPage(@Nullable Instant newestRow) {
      return new Place(account, readUntil, newest == null ? newestRow : newest, page + 1);
    }

    /** The reading has come to what was read before, or to the end. */
    Place done(@Nullable Instant newestRow) {
      var began = newest == null ? newestRow : newest;
      return new Place(account, began == null ? readUntil : began, null, FIRST_PAGE);
    }
  }
}
