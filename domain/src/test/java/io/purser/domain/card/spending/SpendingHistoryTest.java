package io.purser.domain.card.spending;

import static io.purser.domain.card.spending.ReportBuilder.aReport;
import static io.purser.domain.card.spending.ReportBuilder.euros;
import static io.purser.domain.card.spending.SpendingState.AUTHORIZED;
import static io.purser.domain.card.spending.SpendingState.DECLINED;
import static io.purser.domain.card.spending.SpendingState.EXPIRED;
import static io.purser.domain.card.spending.SpendingState.FAILED;
import static io.purser.domain.card.spending.SpendingState.PARTIALLY_REVERSED;
import static io.purser.domain.card.spending.SpendingState.REVERSED;
import static io.purser.domain.card.spending.SpendingState.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.card.spending.Sighting.Source;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of a transaction adds up to the same in every order, however often it is told. */
final class SpendingHistoryTest {
  private static final Instant START = InMemoryStore.START;

  /** What a transaction goes through, minute by minute. */
  record Life(String name, List<Sighting> events) {
    Sighting end() {
      return events.getLast();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Sighting event(SpendingState state, long euros, int minute) {
    return aReport("tx").is(state, euros).atMinute(minute).heardAs(Source.EVENT, minute);
  }

  /** What the provider's list says: neither when a part was reversed nor when the rest was. */
  private static Sighting record(SpendingState state, long euros, int askedAtMinute) {
    var report = aReport("tx").is(state, euros);
    return (state == AUTHORIZED ? report.atMinute(0) : report)
        .heardAs(Source.RECORD, askedAtMinute);
  }

  private static Life life(String name, Sighting... events) {
    return new Life(name, List.of(events));
  }

  static Stream<Life> lives() {
    return Stream.of(
        life(
            "held more and less, expired, and settled for more than was held after all",
            event(AUTHORIZED, 50, 0),
            event(AUTHORIZED, 60, 1),
            event(PARTIALLY_REVERSED, 40, 2),
            event(PARTIALLY_REVERSED, 30, 3),
            event(EXPIRED, 30, 4),
            event(SETTLED, 75, 5)),
        life(
            "held less, as much as before, and less by the same again, then all let go",
            event(AUTHORIZED, 50, 0),
            event(PARTIALLY_REVERSED, 40, 1),
            event(PARTIALLY_REVERSED, 50, 2),
            event(PARTIALLY_REVERSED, 40, 3),
            event(PARTIALLY_REVERSED, 30, 4),
            event(REVERSED, 30, 5)),
        life(
            "settled in parts, of which each is told anew",
            event(AUTHORIZED, 50, 0),
            event(AUTHORIZED, 70, 1),
            event(SETTLED, 20, 2),
            event(SETTLED, 40, 3),
            event(SETTLED, 70, 4),
            event(SETTLED, 65, 5)),
        life("failed", event(AUTHORIZED, 50, 0), event(FAILED, 50, 1)),
        life("expired", event(AUTHORIZED, 50, 0), event(EXPIRED, 50, 9)),
        life("reversed", event(AUTHORIZED, 50, 0), event(REVERSED, 50, 1)),
        life("declined", event(DECLINED, 50, 0)),
        life("settled without having been authorised", event(SETTLED, 50, 0)));
  }

  @ParameterizedTest
  @MethodSource("lives")
  void every_order_of_its_events_ends_in_the_same_transaction(Life life) {
    var orders = 0;
    for (var order : permutations(life.events())) {
      var history = told(heardOneByOne(order)).history();

      assertThat(happenings(history.sightings())).isEqualTo(happenings(life.events()));
      assertThat(history.current().looksLike(life.end())).isTrue();
      orders++;
    }
    assertThat(orders).isEqualTo(factorial(life.events().size()));
  }

  @ParameterizedTest
  @MethodSource("lives")
  void events_that_are_told_twice_in_any_order_change_nothing(Life life) {
    var twice = new ArrayList<>(life.events());
    twice.addAll(life.events());
    for (int seed = 0; seed < 500; seed++) {
      Collections.shuffle(twice, new Random(seed));

      var transaction = told(heardOneByOne(twice));

      assertThat(happenings(transaction.history().sightings()))
          .isEqualTo(happenings(life.events()));
      assertThat(transaction.told()).hasSameSizeAs(life.events());
    }
  }

  @ParameterizedTest
  @MethodSource("lives")
  void whatever_is_lost_and_late_the_record_that_is_read_at_last_decides(Life life) {
    for (int seed = 0; seed < 2_000; seed++) {
      var random = new Random(seed);
      var arriving = new ArrayList<Sighting>();
      for (var happened : life.events()) {
        for (int copies = random.nextInt(3); copies > 0; copies--) {
          arriving.add(happened.heardAgain(happened.heardAt().plusSeconds(random.nextInt(900))));
        }
        if (random.nextBoolean()) {
          arriving.add(recordOf(happened, happened.heardAt().plusSeconds(random.nextInt(60))));
        }
      }
      arriving.add(recordOf(life.end(), START.plusSeconds(3_600)));
      arriving.sort((one, other) -> one.heardAt().compareTo(other.heardAt()));

      var history = told(arriving).history();

      assertThat(history.current().looksLike(life.end())).as("seed %d", seed).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("lives")
  void when_nothing_is_lost_records_that_are_read_in_between_leave_no_trace(Life life) {
    for (int seed = 0; seed < 2_000; seed++) {
      var random = new Random(seed);
      var arriving = new ArrayList<Sighting>();
      for (var happened : life.events()) {
        arriving.add(happened.heardAgain(happened.heardAt().plusSeconds(random.nextInt(900))));
        arriving.add(recordOf(happened, happened.heardAt().plusSeconds(random.nextInt(60))));
      }
      arriving.sort((one, other) -> one.heardAt().compareTo(other.heardAt()));

      var seen = told(arriving).history().sightings();

      assertThat(seen).as("seed %d", seed).hasSameSizeAs(life.events());
      for (int i = 0; i < seen.size(); i++) {
        assertThat(seen.get(i).looksLike(life.events().get(i))).as("seed %d", seed).isTrue();
      }
    }
  }

  private static Sighting recordOf(Sighting event, Instant askedAt) {
    return record(event.state(), event.amount().minor() / 100, 0).heardAgain(askedAt);
  }

  @Test
  void amounts_follow_from_the_whole_history() {
    var history =
        told(List.of(
                event(AUTHORIZED, 50, 0), event(PARTIALLY_REVERSED, 40, 1), event(SETTLED, 60, 2)))
            .history();

    assertThat(history.authorised()).isEqualTo(euros(50));
    assertThat(history.reversed()).isEqualTo(euros(10));
    assertThat(history.settled()).isEqualTo(euros(60));
    assertThat(history.held()).isEqualTo(euros(0));
  }

  @Test
  void what_was_let_go_of_altogether_is_what_was_authorised() {
    var history =
        told(List.of(
                event(AUTHORIZED, 50, 0), event(PARTIALLY_REVERSED, 40, 1), event(REVERSED, 40, 2)))
            .history();

    assertThat(history.reversed()).isEqualTo(euros(50));
  }

  @Test
  void what_was_never_told_is_unknown_and_not_zero() {
    var history = told(List.of(event(PARTIALLY_REVERSED, 40, 1))).history();

    assertThat(history.authorised()).isNull();
    assertThat(history.reversed()).isNull();
    assertThat(history.held()).isEqualTo(euros(40));
    assertThat(history.settled()).isEqualTo(euros(0));
  }

  @Test
  void events_alone_never_take_it_back_from_an_end_and_the_record_does() {
    var settled = List.of(event(AUTHORIZED, 50, 0), event(SETTLED, 50, 1));
    var late = with(settled, event(PARTIALLY_REVERSED, 40, 2));
    assertThat(told(late).state()).isEqualTo(SETTLED);

    var corrected = told(with(late, record(REVERSED, 50, 10)));

    assertThat(corrected.state()).isEqualTo(REVERSED);
    assertThat(corrected.history().sightings())
        .extracting(Sighting::state)
        .containsExactly(AUTHORIZED, PARTIALLY_REVERSED, SETTLED, REVERSED);
  }

  @Test
  void a_record_that_was_read_while_an_event_came_does_not_take_it_back() {
    var asked = record(AUTHORIZED, 50, 1);

    var transaction = told(List.of(event(SETTLED, 50, 1), asked));

    assertThat(transaction.state()).isEqualTo(SETTLED);
  }

  @Test
  void what_is_not_understood_stands_in_the_history_and_decides_nothing() {
    var strange = aReport("tx").is(SETTLED, 50).saying("disputed").atMinute(2);

    var transaction =
        told(with(List.of(event(AUTHORIZED, 50, 0)), strange.heardAs(Source.EVENT, 2)));

    assertThat(transaction.state()).isEqualTo(AUTHORIZED);
    assertThat(transaction.history().sightings()).hasSize(2);
    assertThat(told(List.of(strange.heardAs(Source.RECORD, 2))).state())
        .isEqualTo(SpendingState.NOT_UNDERSTOOD);
  }

  /** Each reaches us a minute after the one before it, whenever it happened. */
  private static List<Sighting> heardOneByOne(List<Sighting> order) {
    return IntStream.range(0, order.size())
        .mapToObj(i -> order.get(i).heardAgain(START.plusSeconds(60L * i)))
        .toList();
  }

  /** All of it but when we heard of it. */
  private static List<Sighting> happenings(List<Sighting> sightings) {
    return sightings.stream().map(sighting -> sighting.heardAgain(START)).toList();
  }

  private static CardTransaction told(List<Sighting> sightings) {
    var first = sightings.getFirst();
    var transaction =
        CardTransaction.first(header(), reportOf(first), first.source(), first.heardAt());
    for (var sighting : sightings.subList(1, sightings.size())) {
      transaction =
          transaction.with(reportOf(sighting), sighting.source(), sighting.heardAt(), START);
    }
    return transaction;
  }

  private static ReportedSpending reportOf(Sighting sighting) {
    return new ReportedSpending(
        "tx",
        "card-customer-1",
        null,
        SpendingKind.PURCHASE,
        null,
        sighting.state(),
        sighting.word(),
        sighting.amount(),
        ReportBuilder.SHOP,
        null,
        null,
        START,
        sighting.happenedAt());
  }

  private static CardTransaction.Header header() {
    return new CardTransaction.Header(
        CardTransactionId.next(Given.IDS),
        TenantId.next(Given.IDS),
        CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL),
        "tx",
        SpendingKind.PURCHASE,
        null,
        START,
        START,
        0);
  }

  private static List<Sighting> with(List<Sighting> sightings, Sighting more) {
    var all = new ArrayList<>(sightings);
    all.add(more);
    return all;
  }

  private static List<List<Sighting>> permutations(List<Sighting> of) {
    var all = new ArrayList<List<Sighting>>();
    permute(new ArrayList<>(of), 0, order -> all.add(List.copyOf(order)));
    return all;
  }

  private static void permute(List<Sighting> items, int from, Consumer<List<Sighting>> each) {
    if (from == items.size()) {
      each.accept(items);
      return;
    }
    for (int i = from; i < items.size(); i++) {
      Collections.swap(items, from, i);
      permute(items, from + 1, each);
      Collections.swap(items, from, i);
    }
  }

  private static int factorial(int number) {
    return number <= 1 ? 1 : number * factorial(number - 1);
  }
}
