package io.purser.domain.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.throttle.SharedTokens.Grant;
import io.purser.domain.throttle.SharedTokens.Wish;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SharedTokens} must do. */
public abstract class SharedTokensContract extends StoreContract {
  /** A hundred at once, and one more a second: too slow for a test to see by accident. */
  private static final Rate RATE = new Rate(1, 100);

  private static final int AT_THE_SAME_TIME = 20;

  private Subject subject;

  @BeforeEach
  void giveSubject() {
    subject = new Subject.OfCaller(tenant.id(), Given.unique("service"));
  }

  @Test
  void whoever_asks_first_finds_everything_and_gets_at_most_half_of_what_is_left() {
    assertThat(ask(0, 20)).isEqualTo(new Grant(20, 80));
    assertThat(ask(0, 100)).isEqualTo(new Grant(40, 40));
    assertThat(ask(0, 100)).isEqualTo(new Grant(20, 20));
  }

  @Test
  void the_last_one_can_be_had_and_then_there_is_none() {
    assertThat(ask(99, 5)).isEqualTo(new Grant(1, 0));
    assertThat(ask(0, 5)).isEqualTo(new Grant(0, 0));
  }

  @Test
  void what_was_used_comes_back_evenly_and_no_more_than_there_was() {
    var _ = ask(100, 0);
    store().letTimePass(Duration.ofSeconds(10));
    assertThat(ask(0, 3).granted()).isEqualTo(3);
    assertThat(ask(0, 0).left()).isBetween(6, 8);

    store().letTimePass(Duration.ofSeconds(1000));
    assertThat(ask(0, 0)).isEqualTo(new Grant(0, 100));
  }

  @Test
  void what_is_owed_is_taken_even_if_it_is_not_there_and_keeps_others_waiting() {
    assertThat(ask(130, 10)).isEqualTo(new Grant(0, -30));
    store().letTimePass(Duration.ofSeconds(20));
    assertThat(ask(0, 10).granted()).isZero();
    store().letTimePass(Duration.ofSeconds(20));
    assertThat(ask(0, 1).granted()).isEqualTo(1);
  }

  @Test
  void subjects_have_nothing_to_do_with_each_other_and_are_answered_in_their_order() {
    var network = Given.unique("192.0.2.1");
    var others =
        List.<Subject>of(
            new Subject.OfTenant(tenant.id()),
            new Subject.From(network),
            new Subject.FailuresFrom(network),
            new Subject.DeliveriesFrom(network),
            new Subject.OfCaller(stranger.id(), ((Subject.OfCaller) subject).principal()));
    var _ = ask(100, 0);

    var wishes =
        IntStream.range(0, others.size())
            .mapToObj(i -> new Wish(others.get(i), RATE, 10 * i, 0))
            .toList();
    assertThat(tokens().exchange(wishes).stream().map(Grant::left))
        .containsExactly(100, 90, 80, 70, 60);
  }

  @Test
  void nodes_that_ask_at_the_same_time_get_no_more_than_there_is() {
    var other = new Subject.From(Given.unique("192.0.2.2"));
    var grants =
        Concurrently.run(
            AT_THE_SAME_TIME,
            number -> {
              var wishes = List.of(new Wish(subject, RATE, 0, 30), new Wish(other, RATE, 0, 30));
              return tokens().exchange(number % 2 == 0 ? wishes : wishes.reversed());
            });

    assertThat(grants.stream().flatMap(List::stream).mapToInt(Grant::granted).sum())
        .isBetween(190, 202);
  }

  @Test
  void another_rate_counts_from_the_next_time_on() {
    var _ = ask(50, 0);

    var raised = new Rate(1, 1000);
    assertThat(tokens().exchange(List.of(new Wish(subject, raised, 0, 0))).getFirst().left())
        .isBetween(950, 951);
  }

  private SharedTokens tokens() {
    return store().sharedTokens();
  }

  private Grant ask(int owed, int wanted) {
    return tokens().exchange(List.of(new Wish(subject, RATE, owed, wanted))).getFirst();
  }
}
