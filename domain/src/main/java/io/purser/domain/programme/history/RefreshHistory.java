package io.purser.domain.programme.history;

import io.purser.domain.id.Ids;
import io.purser.domain.programme.history.HistoryReadings.Place;
import io.purser.domain.programme.history.MovementProvider.Listing;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import io.purser.domain.work.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads from the provider what moved a master wallet, and keeps it. */
public final class RefreshHistory {
  private static final Duration TIME_FOR_A_PAGE = Duration.ofSeconds(10);

  /** How much later than others the provider may list what began before them. */
  private static final Duration LATECOMERS = Duration.ofMinutes(5);

  /**
   * For how long it is looked what became of a movement. They end within minutes; one that never
   * does must not have the whole history read for ever.
   */
  private static final Duration FOLLOWED_FOR = Duration.ofDays(1);

  private final UnitOfWork work;
  private final Movements movements;
  private final HistoryReadings readings;
  private final MovementProvider provider;
  private final HistoryObserver observer;
  private final Ids ids;
  private final InstantSource clock;
  private final int pages;

  /**
   * @param pages how many one go reads at most; each costs a call of the provider's quota
   */
  public RefreshHistory(
      UnitOfWork work,
      Movements movements,
      HistoryReadings readings,
      MovementProvider provider,
      HistoryObserver observer,
      Ids ids,
      InstantSource clock,
      int pages) {
    this.work = work;
    this.movements = movements;
    this.readings = readings;
    this.provider = provider;
    this.observer = observer;
    this.ids = ids;
    this.clock = clock;
    this.pages = pages;
  }

  /**
   * Goes on with the reading of a history. A reading that does not come to its end at once goes on
   * where it stopped the next time; new rows move the others back, so none is passed over.
   */
  public Result handle(Place place, BooleanSupplier goOn) {
    var at = place;
    for (int i = 0; i < pages && goOn.getAsBoolean(); i++) {
      // What changes after this moment may be missing, so the answer is as old as the question.
      var askedAt = clock.instant();
      var deadline = Deadline.in(TIME_FOR_A_PAGE).askedBy(null, Urgency.SWEEP);
      switch (provider.movements(at.account(), at.page(), deadline)) {
        case Listing.Away(var why, _) -> {
          return new Result.Unavailable(why);
        }
        case Listing.Read read -> {
          if (read.unreadable() > 0) {
            observer.unreadable(read.unreadable());
          }
          var before = at;
          at = work.inAccount(at.account(), () -> keep(before, read, askedAt));
          if (at.begunAt() == null) {
            return new Result.Refreshed();
          }
        }
      }
    }
    return new Result.Refreshed();
  }

  private Place keep(Place before, Listing.Read read, Instant askedAt) {
    var account = before.account();
    movements.keep(
        account, read.rows().stream().map(row -> movement(row, askedAt)).toList(), askedAt);
    var newest = newest(read.rows());
    var after =
        read.isLast() || reaches(read.rows(), before.readUntil())
            ? before.done(newest, oldestPending(before, askedAt), askedAt)
            : before.nextPage(newest, askedAt);
    readings.keep(after);
    return after;
  }

  private Movement movement(ReportedMovement told, Instant askedAt) {
    var began = told.begunAt();
    return new Movement(MovementId.next(ids), told, began == null ? askedAt : began);
  }

  private @Nullable Instant oldestPending(Place place, Instant askedAt) {
    return movements.oldestPending(place.account(), askedAt.minus(FOLLOWED_FOR)).orElse(null);
  }

  private static boolean reaches(List<ReportedMovement> rows, @Nullable Instant readUntil) {
    return readUntil != null
        && rows.stream()
            .map(ReportedMovement::begunAt)
            .filter(Objects::nonNull)
            .anyMatch(began -> began.isBefore(readUntil.minus(LATECOMERS)));
  }

  private static @Nullable Instant newest(List<ReportedMovement> rows) {
    return rows.stream()
        .map(ReportedMovement::begunAt)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(null);
  }

  /** What came of it. */
  public sealed interface Result {
    record Refreshed() implements Result {}

    record Unavailable(String why) implements Result {}
  }
}
