package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.CARD_SPENDING_FEED;

import io.purser.domain.card.spending.SpendingFeeds;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

@Singleton
final class JooqSpendingFeeds implements SpendingFeeds {
  private final Transactions transactions;

  JooqSpendingFeeds(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Place> claim(Duration quietFor) {
    return transactions.inNone(
        dsl ->
            Routines.claimCardSpendingFeeds(dsl.configuration(), DatabaseTime.interval(quietFor))
                .map(
                    found ->
                        new Place(
                            found.getAccountId(),
                            found.getReadUntil(),
                            found.getNewest(),
                            found.getPage())));
  }

  @Override
  public void keep(Place place) {
    transactions.inAccount(
        place.account(),
        dsl ->
            dsl.update(CARD_SPENDING_FEED)
                .set(CARD_SPENDING_FEED.READ_UNTIL, place.readUntil())
                .set(CARD_SPENDING_FEED.NEWEST, place.newest())
                .set(CARD_SPENDING_FEED.PAGE, place.page())
                .where(CARD_SPENDING_FEED.ACCOUNT_ID.eq(place.account()))
                .execute());
  }
}
