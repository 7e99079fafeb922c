package io.purser.domain.programme.history;

import static io.purser.domain.programme.history.MovementBuilder.aMovement;
import static io.purser.domain.programme.history.MovementState.COMPLETED;
import static io.purser.domain.programme.history.MovementState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.InMemoryStore;
import io.purser.domain.list.PageRequest;
import io.purser.domain.programme.history.ReadHistory.History;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that the provider lists is kept once, as it was told last, with its age. */
final class HistorySweepTest {
  private static final Duration AGE = Duration.ofMinutes(5);
  private static final Duration FRESH_FOR = Duration.ofMinutes(15);
  private static final int PAGES = 2;

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final InMemoryStore store = platform.store;
  private final FakeMovements provider = new FakeMovements(store);
  private final List<Integer> unreadable = new ArrayList<>();
  private final HistorySweep sweep =
      new HistorySweep(
          store.historyReadings(),
          new RefreshHistory(
              store.work(),
              store.movements(),
              store.historyReadings(),
              provider,
              unreadable::add,
              store.ids(),
              store.clock(),
              PAGES),
          AGE);
  private final ReadHistory readHistory =
      new ReadHistory(
          store.work(),
          store.tenants(),
          store.movements(),
          store.historyReadings(),
          FRESH_FOR,
          store.clock());

  @BeforeEach
  void theProgrammeIsApproved() {
    platform.given.approvedProgramme(platform.tenant);
  }

  private void sweep() {
    sweep.work(() -> true);
  }

  private void sweepAfter(Duration time) {
    store.letTimePass(time);
    sweep();
  }

  private History history() {
    return readHistory.handle(platform.tenant.id(), List.of(), PageRequest.first(100));
  }

  private List<ReportedMovement> kept() {
    return history().page().items().stream().map(Movement::told).toList();
  }

  private MovementBuilder movement(String id, int minute) {
    return aMovement(id).begun(at(minute));
  }

  private static Instant at(int minute) {
    return InMemoryStore.START.plusSeconds(60L * minute);
  }

  private void showsSome(int count) {
    IntStream.range(0, count).forEach(i -> provider.shows(movement("mwd-" + i, i).reported()));
  }

  @Test
  void of_a_history_that_was_never_read_nothing_is_known() {
    provider.shows(movement("mwd", 0).reported());

    assertThat(history().asOf()).isNull();
    assertThat(history().isStale()).isTrue();
    assertThat(kept()).isEmpty();
    assertThat(provider.calls()).isZero();
  }

  @Test
  void what_is_listed_is_kept_whatever_it_is_and_has_the_age_of_the_question() {
    var deposit = movement("mwd", 0).reported();
    var strange = movement("fee", 1).isCalled("fee", "on_hold").ofUnknown().reported();
    provider.shows(deposit);
    provider.shows(strange);

    sweep();

    assertThat(kept()).containsExactly(strange, deposit);
    assertThat(history().asOf()).isEqualTo(store.now());
    assertThat(history().isStale()).isFalse();
    store.letTimePass(FRESH_FOR.plusSeconds(1));
    assertThat(history().isStale()).isTrue();
  }

  @Test
  void a_tenant_of_the_same_account_sees_the_same() {
    provider.shows(movement("mwd", 0).reported());
    sweep();

    var neighbour = platform.given.neighbourOf(platform.tenant);
    var stranger = platform.given.tenant();

    assertThat(readHistory.handle(neighbour.id(), List.of(), PageRequest.first(9)))
        .isEqualTo(history());
    assertThat(readHistory.handle(stranger.id(), List.of(), PageRequest.first(9)).page().items())
        .isEmpty();
  }

  @Test
  void nobody_asks_again_before_it_is_time_unless_something_has_moved() {
    sweep();
    sweepAfter(AGE.minusSeconds(1));
    assertThat(provider.calls()).isOne();

    store.historyReadings().somethingMoved(platform.tenant.account());
    provider.shows(movement("mwd", 0).reported());
    sweep();

    assertThat(kept()).hasSize(1);
  }

  @Test
  void a_long_history_is_read_in_several_goes_and_called_whole_only_then() {
    showsSome(FakeMovements.ROWS_OF_A_PAGE * PAGES + 1);

    sweep();
    assertThat(kept()).hasSize(FakeMovements.ROWS_OF_A_PAGE * PAGES);
    assertThat(history().asOf()).isNull();
    var begun = store.now();
    sweepAfter(Duration.ofSeconds(30));

    assertThat(kept()).hasSize(FakeMovements.ROWS_OF_A_PAGE * PAGES + 1);
    assertThat(history().asOf()).isEqualTo(begun);
  }

  @Test
  void what_comes_while_a_long_history_is_read_is_found_afterwards() {
    showsSome(FakeMovements.ROWS_OF_A_PAGE * PAGES + 2);
    sweep();
    provider.shows(movement("late", 60).reported());
    sweepAfter(Duration.ofSeconds(30));
    assertThat(kept()).hasSize(FakeMovements.ROWS_OF_A_PAGE * PAGES + 2);

    sweepAfter(AGE);

    assertThat(kept()).hasSize(FakeMovements.ROWS_OF_A_PAGE * PAGES + 3);
  }

  @Test
  void what_was_read_before_is_not_read_again() {
    IntStream.range(0, 30).forEach(i -> provider.shows(movement("mwd-" + i, 10 * i).reported()));
    IntStream.range(0, 10).forEach(_ -> sweepAfter(AGE));
    int calls = provider.calls();

    sweepAfter(AGE);

    assertThat(provider.calls()).isEqualTo(calls + 1);
    assertThat(kept()).hasSize(30);
  }

  @Test
  void it_is_read_back_to_what_was_not_over_to_see_what_became_of_it() {
    provider.shows(movement("swp", 0).is(PENDING).reported());
    sweep();
    IntStream.range(1, 5).forEach(i -> provider.shows(movement("mwd-" + i, 10 * i).reported()));
    sweepAfter(AGE);
    provider.shows(movement("swp", 0).is(COMPLETED).reported());

    sweepAfter(AGE);

    assertThat(kept().getLast().state()).isEqualTo(COMPLETED);
  }

  @Test
  void one_that_never_ends_does_not_have_it_read_back_for_ever() {
    provider.shows(movement("swp", 0).is(PENDING).reported());
    sweep();
    store.letTimePass(Duration.ofDays(2));
    IntStream.range(0, 9)
        .forEach(i -> provider.shows(movement("mwd-" + i, 3_000 + 10 * i).reported()));
    IntStream.range(0, 5).forEach(_ -> sweepAfter(AGE));
    int calls = provider.calls();

    sweepAfter(AGE);

    assertThat(provider.calls()).isEqualTo(calls + 1);
  }

  @Test
  void one_that_the_provider_does_not_tell_is_asked_for_another_time_and_grows_old() {
    provider.shows(movement("mwd", 0).reported());
    sweep();
    var known = history().asOf();
    provider.goesAway();
    sweepAfter(FRESH_FOR.plusSeconds(1));
    assertThat(history().asOf()).isEqualTo(known);
    assertThat(history().isStale()).isTrue();

    provider.comesBack();
    sweepAfter(AGE);

    assertThat(history().isStale()).isFalse();
  }

  @Test
  void rows_that_name_no_movement_are_counted_and_hide_no_others() {
    provider.shows(movement("mwd", 0).reported());
    provider.hasUnreadableRows(2);

    sweep();

    assertThat(unreadable).containsExactly(2);
    assertThat(kept()).hasSize(1);
  }
}
