package io.purser.domain.adoption;

import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One run through the provider's lists, which proposes links and makes none. */
public sealed interface Import {
  Header header();

  Counts counts();

  record Header(ImportId id, TenantId tenant, Instant startedAt) {}

  /**
   * What was read so far. A record that pages showed twice is counted twice here, and proposed
   * once.
   *
   * @param pages how many answers of the provider's
   * @param records how many rows
   * @param linked how many of them are ours already
   * @param ofOthers how many belong to another tenant of the provider account
   * @param unreadable how many could not be read
   */
  record Counts(int pages, int records, int linked, int ofOthers, int unreadable) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts plus(Counts more) {
      return new Counts(
          pages + more.pages,
          records + more.records,
          linked + more.linked,
          ofOthers + more.ofOthers,
          unreadable + more.unreadable);
    }
  }

  /**
   * What is to be read next.
   *
   * @param page from 1 on
   * @param pass how often the list is gone through, from 1 on
   * @param totalAtFirst how many customers there were when this pass began; zero before it has
   */
  record Place(RecordKind list, int page, int pass, long totalAtFirst) {
    static final Place BEGINNING = new Place(RecordKind.WALLET_CUSTOMER, 1, 1, 0);

    /**
     * When customers came or went while the list was read, some may have been shifted past us, so
     * it is read again; but not for ever.
     */
    private static final int MOST_PASSES = 3;

    /** Null when there is nothing left. */
    @Nullable Place after(ProviderDirectory.Reading.Read read) {
      return switch (list) {
        case WALLET_CUSTOMER -> new Place(RecordKind.CARD_CUSTOMER, 1, 1, 0);
        case CARD_CUSTOMER -> {
          long first = page == 1 ? read.total() : totalAtFirst;
          if (!read.last()) {
            yield new Place(list, page + 1, pass, first);
          }
          yield first == read.total() || pass == MOST_PASSES
              ? null
              : new Place(list, 1, pass + 1, 0);
        }
      };
    }
  }

  /**
   * @param trouble why the provider was last not read, or null
   */
  record Running(Header header, Place place, Counts counts, @Nullable String trouble)
      implements Import {
    static Running start(Header header) {
      return new Running(header, Place.BEGINNING, Counts.NONE, null);
    }

    /** What was read is kept, and it goes on after that or is finished. */
    Import read(ProviderDirectory.Reading.Read read, Counts found, Instant at) {
      var next = place.after(read);
      var all = counts.plus(found);
      return next == null ? new Finished(header, all, at) : new Running(header, next, all, null);
    }

    Running stuck(String why) {
      return new Running(header, place, counts, why);
    }
  }

  record Finished(Header header, Counts counts, Instant finishedAt) implements Import {}
}
