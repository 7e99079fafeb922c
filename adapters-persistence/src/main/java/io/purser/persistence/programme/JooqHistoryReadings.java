package io.purser.persistence.programme;

import static io.purser.persistence.schema.Tables.MASTER_WALLET_HISTORY;

import io.purser.domain.programme.history.HistoryReadings;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@Singleton
final class JooqHistoryReadings implements HistoryReadings {
  private final Transactions transactions;

  JooqHistoryReadings(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Place> claim(Duration quietFor, Duration soon) {
    return transactions.inNone(
        dsl ->
            Routines.claimMasterWalletHistories(
                    dsl.configuration(),
                    DatabaseTime.interval(quietFor),
                    DatabaseTime.interval(soon))
                .map(
                    found ->
                        new Place(
                            found.getAccountId(),
                            found.getReadUntil(),
                            found.getNewest(),
                            found.getPage(),
                            found.getBegunAt(),
                            found.getAsOf())));
  }

  /** A look that begins later has seen it, so it counts from here whenever this is committed. */
  @Override
  public void somethingMoved(ProviderAccountId account) {
    transactions.inAccount(
        account,
        dsl ->
            dsl.insertInto(MASTER_WALLET_HISTORY)
                .set(MASTER_WALLET_HISTORY.ACCOUNT_ID, account)
                .set(MASTER_WALLET_HISTORY.PAGE, Place.FIRST_PAGE)
                .set(MASTER_WALLET_HISTORY.MOVED_AT, DatabaseTime.now())
                .onConflict(MASTER_WALLET_HISTORY.ACCOUNT_ID)
                .doUpdate()
                .set(MASTER_WALLET_HISTORY.MOVED_AT, DatabaseTime.now())
                .execute());
  }

  @Override
  public void keep(Place place) {
    OpenWork.of(place.account())
        .update(MASTER_WALLET_HISTORY)
        .set(MASTER_WALLET_HISTORY.READ_UNTIL, place.readUntil())
        .set(MASTER_WALLET_HISTORY.NEWEST, place.newest())
        .set(MASTER_WALLET_HISTORY.PAGE, place.page())
        .set(MASTER_WALLET_HISTORY.BEGUN_AT, place.begunAt())
        .set(MASTER_WALLET_HISTORY.AS_OF, place.asOf())
        .where(MASTER_WALLET_HISTORY.ACCOUNT_ID.eq(place.account()))
        .execute();
  }

  @Override
  public Optional<Instant> asOf(ProviderAccountId account) {
    return OpenWork.of(account)
        .select(MASTER_WALLET_HISTORY.AS_OF)
        .from(MASTER_WALLET_HISTORY)
        .where(MASTER_WALLET_HISTORY.ACCOUNT_ID.eq(account))
        .fetchOptional(found -> found.value1());
  }
}
