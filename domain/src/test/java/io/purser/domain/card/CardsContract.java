package io.purser.domain.card;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Walk;
import io.purser.domain.operation.Rejection;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link Cards} must do. */
public abstract class CardsContract extends StoreContract {
  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private Cards cards() {
    return store().cards();
  }

  private Optional<Card> get(Card card) {
    return in(() -> cards().get(tenant.id(), card.id()));
  }

  private void save(Card card) {
    in(() -> cards().save(card));
  }

  private static ReportedCard made(@Nullable CardCondition condition) {
    return new ReportedCard(new ProviderCard(Given.unique("card"), "4242"), condition, null);
  }

  private Card.Open active() {
    var requested = given.requestedCard(tenant, customer);
    save(requested.issue(made(CardCondition.ACTIVE), store().now()));
    return (Card.Open) get(requested).orElseThrow();
  }

  @Test
  void a_card_is_read_back_as_it_was_added_with_version_1() {
    var card = given.newCard(tenant, customer);
    in(() -> cards().add(card));

    assertThat(get(card)).contains(card.withVersion(1));
  }

  @ParameterizedTest
  @EnumSource(CardCondition.class)
  void every_state_of_a_card_that_there_is_is_read_back_as_it_was_saved(CardCondition condition) {
    var requested = given.requestedCard(tenant, customer);
    var issued = requested.issue(made(condition), store().now());

    save(issued);

    assertThat(get(requested)).contains(issued.withVersion(2));
  }

  @Test
  void one_that_failed_is_read_back_with_the_reason_and_makes_room_for_another() {
    var first = given.requestedCard(tenant, customer);
    var failed = first.fail(new Rejection(Rejection.Reason.NEVER_SENT, "E-1"), store().now());
    save(failed);

    var second = given.requestedCard(tenant, customer);

    assertThat(get(first)).contains(failed.withVersion(2));
    assertThat(get(second)).isPresent();
  }

  @ParameterizedTest
  @EnumSource(CardChange.class)
  void what_is_wanted_of_a_card_is_kept_until_it_is_settled(CardChange change) {
    var card = active();
    var operation = given.operation(tenant, customer, card.id().value(), change.kind());
    var wanted = new Card.Wanted(change, operation.id());

    save(card.want(wanted, store().now()));
    var wanting = (Card.Open) get(card).orElseThrow();
    save(wanting.settled(operation.id(), store().now()));

    assertThat(wanting.wanted()).isEqualTo(wanted);
    assertThat(((Card.Open) get(card).orElseThrow()).wanted()).isNull();
  }

  @Test
  void a_second_requested_card_of_a_customer_is_impossible() {
    given.requestedCard(tenant, customer);
    var second = given.newCard(tenant, customer);

    assertThatThrownBy(() -> in(() -> cards().add(second))).isInstanceOf(RuntimeException.class);
    assertThat(get(second)).isEmpty();
  }

  @Test
  void a_card_of_the_provider_is_one_card_of_the_account() {
    var first = active();
    var neighbour = given.neighbourOf(tenant);
    var other = given.requestedCard(neighbour, given.customer(neighbour));
    var same = new ReportedCard(first.provider(), CardCondition.ACTIVE, null);

    assertThatThrownBy(
            () -> given.in(neighbour, () -> cards().save(other.issue(same, store().now()))))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void a_stale_copy_cannot_overwrite_a_newer_one() {
    var loaded = given.requestedCard(tenant, customer);
    save(loaded.issue(made(CardCondition.ACTIVE), store().now()));

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(
            () ->
                save(
                    loaded.fail(
                        Rejection.because(Rejection.Reason.REFUSED_BY_PROVIDER), store().now())));
    assertThat(get(loaded)).get().isInstanceOf(Card.Active.class);
  }

  @Test
  void what_was_never_added_cannot_be_saved() {
    var card = given.newCard(tenant, customer);

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> save(card.issue(made(null), store().now())));
  }

  @Test
  void all_cards_of_a_customer_are_those_that_have_not_failed() {
    var failed = given.requestedCard(tenant, customer);
    save(failed.fail(Rejection.because(Rejection.Reason.NEVER_SENT), store().now()));
    var first = active();
    var second = given.requestedCard(tenant, customer);
    given.requestedCard(tenant, given.customer(tenant));

    assertThat(in(() -> cards().of(tenant.id(), customer.id())))
        .extracting(Card::id)
        .containsExactlyInAnyOrder(first.id(), second.id());
  }

  @Test
  void another_tenants_card_is_nowhere_to_be_seen() {
    var foreign = given.customer(stranger);
    var card = given.requestedCard(stranger, foreign);

    assertThat(get(card)).isEmpty();
    in(
        () -> {
          assertThat(cards().getForUpdate(tenant.id(), card.id())).isEmpty();
          assertThat(cards().of(tenant.id(), foreign.id())).isEmpty();
          assertThat(cards().list(tenant.id(), foreign.id(), PageRequest.first(5)).items())
              .isEmpty();
        });
  }

  @Test
  void pages_have_neither_gap_nor_repeat_while_others_come() {
    List<Card> before = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      before.add(active());
    }
    var newestFirst =
        before.stream()
            .sorted(
                comparing((Card card) -> card.header().createdAt())
                    .thenComparing(card -> card.id().value())
                    .reversed())
            .toList();
    // What comes later is newer, also by a clock that stands still.
    store().letTimePass(Duration.ofSeconds(1));

    var seen =
        Walk.through(
            2, page -> in(() -> cards().list(tenant.id(), customer.id(), page)), this::active);

    assertThat(seen).containsExactlyElementsOf(newestFirst);
  }

  @Test
  void a_list_tells_its_total_when_asked() {
    active();
    active();

    var page = in(() -> cards().list(tenant.id(), customer.id(), new PageRequest(1, null, true)));

    assertThat(page.total()).isEqualTo(2);
    assertThat(page.items()).hasSize(1);
  }
}
