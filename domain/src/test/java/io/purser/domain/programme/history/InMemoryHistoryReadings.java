package io.purser.domain.programme.history;

import io.purser.domain.programme.CardProgramme;
import io.purser.domain.programme.FundingStructure;
import io.purser.domain.programme.InMemoryCardProgrammes;
import io.purser.domain.tenant.InMemoryTenants;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link HistoryReadings} in memory. Its clock is the database's. */
public final class InMemoryHistoryReadings implements HistoryReadings {
  private final InMemoryUnitOfWork work;
  private final InMemoryTenants tenants;
  private final InMemoryCardProgrammes programmes;
  private final InstantSource clock;
  private final Rows<ProviderAccountId, Row> rows;

  public InMemoryHistoryReadings(
      InMemoryUnitOfWork work,
      InMemoryTenants tenants,
      InMemoryCardProgrammes programmes,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.programmes = programmes;
    this.clock = clock;
    this.rows = new Rows<>(work);
  }

  private record Row(Place place, @Nullable Instant lookedAt, @Nullable Instant movedAt) {
    static Row of(ProviderAccountId account) {
      return new Row(Place.untouched(account), null, null);
    }

    boolean isDue(Instant quietSince, Instant soonSince) {
      if (lookedAt == null || !lookedAt.isAfter(quietSince)) {
        return true;
      }
      boolean hasMore = place.begunAt() != null || (movedAt != null && !movedAt.isBefore(lookedAt));
      return hasMore && !lookedAt.isAfter(soonSince);
    }
  }

  @Override
  public List<Place> claim(Duration quietFor, Duration soon) {
    return work.alone(
        "historyReadings.claim",
        () -> {
          var now = clock.instant();
          return tenants.accounts().stream()
              .filter(this::mayHaveMasterWallet)
              .filter(rows::tryLock)
              .map(this::row)
              .filter(row -> row.isDue(now.minus(quietFor), now.minus(soon)))
              .peek(row -> rows.put(row.place.account(), new Row(row.place, now, row.movedAt)))
              .map(Row::place)
              .toList();
        });
  }

  private boolean mayHaveMasterWallet(ProviderAccountId account) {
    return programmes
        .find(account)
        .filter(
            it -> it instanceof CardProgramme.Approved || it instanceof CardProgramme.NotUnderstood)
        .map(CardProgramme.Enrolled.class::cast)
        .filter(it -> it.enrolment().structure() != FundingStructure.NON_MASTER)
        .isPresent();
  }

  private Row row(ProviderAccountId account) {
    return rows.get(account).orElse(Row.of(account));
  }

  @Override
  public void somethingMoved(ProviderAccountId account) {
    work.alone(
        "historyReadings.somethingMoved",
        () -> {
          var row = rows.lock(account).orElse(Row.of(account));
          rows.put(account, new Row(row.place, row.lookedAt, clock.instant()));
          return account;
        });
  }

  @Override
  public void keep(Place place) {
    work.require(place.account(), "historyReadings.keep");
    rows.lock(place.account())
        .ifPresent(row -> rows.put(place.account(), new Row(place, row.lookedAt, row.movedAt)));
  }

  @Override
  public Optional<Instant> asOf(ProviderAccountId account) {
    work.require(account, "historyReadings.asOf");
    return rows.get(account).flatMap(row -> Optional.ofNullable(row.place.asOf()));
  }
}
