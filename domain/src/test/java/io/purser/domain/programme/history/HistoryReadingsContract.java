package io.purser.domain.programme.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.StoreContract;
import io.purser.domain.programme.CardProgramme;
import io.purser.domain.programme.Enrolment;
import io.purser.domain.programme.FundingStructure;
import io.purser.domain.programme.history.HistoryReadings.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link HistoryReadings} must do. */
public abstract class HistoryReadingsContract extends StoreContract {
  private static final Duration AGE = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private HistoryReadings readings() {
    return store().historyReadings();
  }

  private void programmeIs(CardProgramme programme) {
    given.programme(tenant, programme);
  }

  private static Enrolment enrolment(@Nullable FundingStructure structure) {
    return new Enrolment(null, structure, null, null, null);
  }

  private void approved() {
    given.approvedProgramme(tenant);
  }

  private void keep(Place place) {
    store()
        .work()
        .inAccount(
            tenant.account(),
            () -> {
              readings().keep(place);
              return place;
            });
  }

  private Optional<Place> claimed() {
    return readings().claim(AGE, SOON).stream()
        .filter(it -> it.account().equals(tenant.account()))
        .findFirst();
  }

  private Optional<Instant> asOf() {
    return store().work().inAccount(tenant.account(), () -> readings().asOf(tenant.account()));
  }

  @Test
  void each_is_looked_at_by_one_asker_until_it_is_due_anew() {
    approved();

    assertThat(claimed()).contains(Place.untouched(tenant.account()));
    assertThat(claimed()).isEmpty();

    store().letTimePass(AGE);
    assertThat(claimed()).isPresent();
  }

  @Test
  void nobody_looks_where_there_can_be_no_master_wallet() {
    assertThat(claimed()).isEmpty();
    programmeIs(new CardProgramme.Eligible());
    assertThat(claimed()).isEmpty();
    programmeIs(new CardProgramme.Applied(enrolment(FundingStructure.MASTER_WALLET)));
    readings().somethingMoved(tenant.account());
    assertThat(claimed()).isEmpty();
    programmeIs(new CardProgramme.Approved(enrolment(FundingStructure.NON_MASTER), null, null));
    assertThat(claimed()).isEmpty();

    programmeIs(
        new CardProgramme.NotUnderstood("on_hold", enrolment(FundingStructure.MASTER_WALLET)));
    assertThat(claimed()).isPresent();
  }

  @Test
  void one_that_something_has_moved_is_looked_at_soon_and_once() {
    approved();
    claimed();
    store().letTimePass(SOON.dividedBy(2));
    readings().somethingMoved(tenant.account());
    readings().somethingMoved(tenant.account());
    assertThat(claimed()).isEmpty();

    store().letTimePass(SOON);

    assertThat(claimed()).isPresent();
    store().letTimePass(SOON);
    assertThat(claimed()).isEmpty();
  }

  @Test
  void something_may_have_moved_before_anybody_looked() {
    readings().somethingMoved(tenant.account());
    approved();

    assertThat(claimed()).contains(Place.untouched(tenant.account()));
  }

  @Test
  void a_reading_goes_on_soon_where_it_stopped_and_ends_where_the_one_before_began() {
    approved();
    var newest = NOON.minusSeconds(60);
    var begun = claimed().orElseThrow().nextPage(newest, NOON);
    keep(begun);
    assertThat(asOf()).isEmpty();

    store().letTimePass(SOON);
    assertThat(claimed()).contains(new Place(tenant.account(), null, newest, 2, NOON, null));

    keep(begun.done(newest.minusSeconds(90), null, NOON.plusSeconds(9)));
    assertThat(asOf()).contains(NOON);
    store().letTimePass(SOON);
    assertThat(claimed()).isEmpty();
    store().letTimePass(AGE);
    assertThat(claimed()).contains(new Place(tenant.account(), newest, null, 1, null, NOON));
  }

  @Test
  void the_next_one_reads_back_to_the_oldest_that_is_not_over() {
    var newest = NOON.minusSeconds(60);
    var oldest = NOON.minusSeconds(600);
    var place = Place.untouched(tenant.account());

    assertThat(place.done(newest, oldest, NOON).readUntil()).isEqualTo(oldest);
    assertThat(place.done(newest, NOON, NOON).readUntil()).isEqualTo(newest);
    assertThat(place.done(null, null, NOON).readUntil()).isNull();
  }
}
