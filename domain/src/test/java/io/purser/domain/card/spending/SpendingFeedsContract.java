package io.purser.domain.card.spending;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.StoreContract;
import io.purser.domain.card.spending.SpendingFeeds.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link SpendingFeeds} must do. */
public abstract class SpendingFeedsContract extends StoreContract {
  private static final Duration AGE = Duration.ofMinutes(1);

  private Optional<Place> claimed() {
    return claim().stream().filter(it -> it.account().equals(tenant.account())).findFirst();
  }

  private List<Place> claim() {
    return store().spendingFeeds().claim(AGE);
  }

  @Test
  void only_accounts_with_card_customers_are_looked_at_each_by_one_asker_at_a_time() {
    assertThat(claimed()).isEmpty();

    given.readyForCard(tenant, given.customer(tenant));
    assertThat(claimed()).contains(new Place(tenant.account(), null, null, 1));
    assertThat(claimed()).isEmpty();

    store().letTimePass(AGE.multipliedBy(2));
    assertThat(claimed()).isPresent();
  }

  @Test
  void a_reading_goes_on_where_it_stopped_and_ends_where_the_one_before_began() {
    given.readyForCard(tenant, given.customer(tenant));
    var newest = store().now();
    var begun = claimed().orElseThrow().nextPage(newest);
    store().spendingFeeds().keep(begun);

    store().letTimePass(AGE.multipliedBy(2));
    assertThat(claimed()).contains(new Place(tenant.account(), null, newest, 2));

    store().spendingFeeds().keep(begun.done(newest.minusSeconds(60)));
    store().letTimePass(AGE.multipliedBy(2));
    assertThat(claimed()).contains(new Place(tenant.account(), newest, null, 1));
  }
}
