package io.purser.domain.card.spending;

import static io.purser.domain.card.spending.ReportBuilder.aReport;
import static io.purser.domain.card.spending.ReportBuilder.euros;
import static io.purser.domain.card.spending.SpendingState.AUTHORIZED;
import static io.purser.domain.card.spending.SpendingState.PARTIALLY_REVERSED;
import static io.purser.domain.card.spending.SpendingState.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.card.Card;
import io.purser.domain.card.CardCondition;
import io.purser.domain.card.ProviderCard;
import io.purser.domain.card.ReportedCard;
import io.purser.domain.card.onboarding.CardOnboardings.Waiting;
import io.purser.domain.card.spending.CardTokens.Token;
import io.purser.domain.card.spending.Sighting.Source;
import io.purser.domain.customer.Customer;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Walk;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link CardTransactions} must do, together with its {@link CardTokens}. */
public abstract class CardTransactionsContract extends StoreContract {
  private static final Duration AGE = Duration.ofMinutes(1);

  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private CardTransactions transactions() {
    return store().cardTransactions();
  }

  private CardTransaction transaction(ReportedSpending report) {
    return transaction(tenant, customer, report);
  }

  private CardTransaction transaction(Tenant of, Customer spender, ReportedSpending report) {
    var began = report.createdAt();
    return CardTransaction.first(
        new CardTransaction.Header(
            CardTransactionId.next(Given.IDS),
            of.id(),
            spender.id(),
            report.id(),
            report.kind(),
            report.kindWord(),
            began == null ? store().now() : began,
            store().now(),
            0),
        report,
        Source.EVENT,
        store().now());
  }

  private CardTransaction added(ReportedSpending report) {
    var transaction = transaction(report);
    in(() -> transactions().add(transaction));
    return transaction;
  }

  private static ReportBuilder report() {
    return aReport(Given.unique("tx")).with(Given.unique("token")).atMinute(0);
  }

  private Optional<CardSpending> get(CardTransaction transaction) {
    return in(() -> transactions().get(tenant.id(), transaction.id()));
  }

  private List<CardTransactionId> listed(SpendingFilter... filters) {
    return in(
        () ->
            transactions()
                .list(tenant.id(), customer.id(), List.of(filters), PageRequest.first(100))
                .items()
                .stream()
                .map(spending -> spending.transaction().id())
                .toList());
  }

  @Test
  void one_is_read_back_as_it_was_added_with_version_1() {
    var transaction = added(report().declinedFor("INSUFFICIENT_FUNDS").build());

    assertThat(get(transaction))
        .get()
        .extracting(CardSpending::transaction)
        .isEqualTo(transaction.withVersion(1));
    assertThat(
            in(() -> transactions().byProviderId(tenant.id(), transaction.header().providerId())))
        .contains(transaction.withVersion(1));
  }

  @Test
  void what_is_not_understood_is_kept_in_the_providers_words() {
    var transaction = added(report().ofUnknownKind("top_up").saying("disputed").build());

    assertThat(get(transaction))
        .get()
        .extracting(CardSpending::transaction)
        .isEqualTo(transaction.withVersion(1));
  }

  @Test
  void all_that_was_told_is_read_back_in_its_order_and_what_follows_from_it_is_found() {
    var builder = report();
    var transaction = added(builder.is(AUTHORIZED, 50).build());
    var more =
        transaction
            .withVersion(1)
            .with(
                builder.is(PARTIALLY_REVERSED, 40).atMinute(1).build(),
                Source.EVENT,
                store().now(),
                store().now())
            .with(builder.is(SETTLED, 45).build(), Source.RECORD, store().now(), store().now());
    in(() -> transactions().save(more));

    assertThat(get(transaction))
        .get()
        .extracting(CardSpending::transaction)
        .isEqualTo(more.withVersion(2));
    assertThat(listed(new SpendingFilter.InState(SETTLED))).containsExactly(transaction.id());
    assertThat(listed(new SpendingFilter.InState(AUTHORIZED))).isEmpty();
  }

  @Test
  void a_record_that_was_read_again_is_as_old_as_its_last_reading() {
    var later = store().now().plusSeconds(60);
    var builder = report().is(AUTHORIZED, 50);
    var first =
        CardTransaction.first(
            transaction(builder.build()).header(), builder.build(), Source.RECORD, store().now());
    in(() -> transactions().add(first));
    var settled =
        first
            .withVersion(1)
            .with(builder.is(SETTLED, 50).build(), Source.EVENT, store().now(), store().now());
    in(() -> transactions().save(settled));

    var corrected =
        settled
            .withVersion(2)
            .with(builder.is(AUTHORIZED, 50).build(), Source.RECORD, later, later);
    in(() -> transactions().save(corrected));

    assertThat(get(first))
        .get()
        .extracting(CardSpending::transaction)
        .isEqualTo(corrected.withVersion(3));
    assertThat(corrected.state()).isEqualTo(AUTHORIZED);
  }

  @Test
  void a_stale_copy_cannot_overwrite_a_newer_one() {
    var builder = report();
    var loaded = added(builder.build()).withVersion(1);
    var settled =
        loaded.with(builder.is(SETTLED, 50).build(), Source.EVENT, store().now(), store().now());
    in(() -> transactions().save(settled));

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> transactions().save(settled)));
  }

  @Test
  void a_transaction_of_the_provider_is_one_transaction() {
    var first = added(report().build());
    var second = transaction(aReport(first.header().providerId()).build());

    assertThatThrownBy(() -> in(() -> transactions().add(second)))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void a_token_that_is_known_to_be_a_card_says_whose_transactions_these_are_afterwards_too() {
    var card = issued();
    var unknown = added(report().build());
    var known = added(report().build());
    in(
        () ->
            store()
                .cardTokens()
                .put(
                    tenant.id(),
                    customer.id(),
                    new Token(token(known), card.provider().id(), store().now())));
    in(
        () ->
            store()
                .cardTokens()
                .put(tenant.id(), customer.id(), new Token(token(unknown), null, store().now())));

    assertThat(get(known)).get().extracting(CardSpending::card).isEqualTo(card.id());
    assertThat(get(unknown)).get().extracting(CardSpending::card).isNull();
    assertThat(listed(new SpendingFilter.WithCard(card.id()))).containsExactly(known.id());
    assertThat(in(() -> store().cardTokens().of(tenant.id(), customer.id())))
        .extracting(Token::providerCard)
        .containsExactlyInAnyOrder(card.provider().id(), null);
  }

  @Test
  void a_card_has_one_token() {
    var at = store().now();
    var card = Given.unique("card");
    in(
        () ->
            store()
                .cardTokens()
                .put(tenant.id(), customer.id(), new Token(Given.unique("token"), card, at)));

    assertThatThrownBy(
            () ->
                in(
                    () ->
                        store()
                            .cardTokens()
                            .put(
                                tenant.id(),
                                customer.id(),
                                new Token(Given.unique("token"), card, at))))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void a_refund_and_its_purchase_find_each_other_whichever_comes_first() {
    var purchase = report().is(SETTLED, 50).build();
    var early = added(report().is(SETTLED, 20).refunds(purchase.id()).build());
    assertThat(get(early)).get().extracting(CardSpending::original).isNull();

    var original = added(purchase);
    added(report().is(SETTLED, 5).refunds(purchase.id()).build());
    added(report().is(SETTLED, 5).refunds(Given.unique("tx")).build());

    assertThat(get(early)).get().extracting(CardSpending::original).isEqualTo(original.id());
    assertThat(get(original)).get().extracting(CardSpending::refunded).isEqualTo(euros(25));
  }

  @Test
  void a_list_is_filtered_by_kind_and_time() {
    var start = Instant.parse("2026-03-01T00:00:00Z");
    var first = added(report().createdAt(start).build());
    var second = added(report().createdAt(start.plusSeconds(60)).refunds(null).build());
    var third = added(report().createdAt(start.plusSeconds(120)).build());

    assertThat(listed()).containsExactly(third.id(), second.id(), first.id());
    assertThat(listed(new SpendingFilter.OfKind(SpendingKind.REFUND))).containsExactly(second.id());
    assertThat(
            listed(
                new SpendingFilter.OccurredFrom(start),
                new SpendingFilter.OccurredBefore(start.plusSeconds(120))))
        .containsExactly(second.id(), first.id());
  }

  @Test
  void pages_have_neither_gap_nor_repeat_while_others_come() {
    var start = Instant.parse("2026-03-01T00:00:00Z");
    var before =
        IntStream.range(0, 5)
            .mapToObj(i -> added(report().createdAt(start.plusSeconds(i)).build()).id())
            .toList();

    var seen =
        Walk.through(
            2,
            page -> in(() -> transactions().list(tenant.id(), customer.id(), List.of(), page)),
            () -> added(report().createdAt(start.plusSeconds(60)).build()));

    assertThat(seen)
        .extracting(spending -> spending.transaction().id())
        .containsExactlyElementsOf(before.reversed());
    assertThat(
            in(
                () ->
                    transactions()
                        .list(tenant.id(), customer.id(), List.of(), new PageRequest(1, null, true))
                        .total()))
        .isGreaterThanOrEqualTo(5);
  }

  @Test
  void another_tenants_transaction_is_nowhere_to_be_seen() {
    var foreign = given.customer(stranger);
    var transaction = transaction(stranger, foreign, report().build());
    given.in(stranger, () -> transactions().add(transaction));

    assertThat(get(transaction)).isEmpty();
    in(
        () -> {
          assertThat(transactions().byProviderId(tenant.id(), transaction.header().providerId()))
              .isEmpty();
          assertThat(
                  transactions()
                      .list(tenant.id(), foreign.id(), List.of(), PageRequest.first(5))
                      .items())
              .isEmpty();
          assertThat(store().cardTokens().of(tenant.id(), foreign.id())).isEmpty();
        });
  }

  @Test
  void the_provider_is_asked_again_about_those_with_open_transactions_alone() {
    given.readyForCard(tenant, customer);
    assertThat(waiting()).doesNotContain(onboarding());

    var builder = report();
    var open = added(builder.build());
    assertThat(waiting()).contains(onboarding());
    assertThat(waiting()).doesNotContain(onboarding());

    store().letTimePass(AGE.multipliedBy(2));
    assertThat(waiting()).contains(onboarding());

    var settled =
        open.withVersion(1)
            .with(builder.is(SETTLED, 50).build(), Source.EVENT, store().now(), store().now());
    in(() -> transactions().save(settled));
    store().letTimePass(AGE.multipliedBy(2));
    assertThat(waiting()).doesNotContain(onboarding());
  }

  @Test
  void the_longer_nothing_changes_the_more_seldom_the_provider_is_asked() {
    given.readyForCard(tenant, customer);
    added(report().build());
    store().letTimePass(Duration.ofHours(10));
    assertThat(waiting()).contains(onboarding());

    store().letTimePass(Duration.ofMinutes(30));
    assertThat(waiting()).doesNotContain(onboarding());

    store().letTimePass(Duration.ofMinutes(40));
    assertThat(waiting()).contains(onboarding());
  }

  @Test
  void the_first_time_everything_is_read_and_then_back_to_the_oldest_that_is_open() {
    given.readyForCard(tenant, customer);
    var start = Instant.parse("2026-03-01T00:00:00Z");
    added(report().createdAt(start).build());
    added(report().createdAt(start.minusSeconds(60)).is(SETTLED, 50).build());
    var onboarding = onboarding().onboarding();
    assertThat(readBackTo()).isEmpty();

    in(() -> transactions().wasReadToItsEnd(tenant.id(), onboarding, store().now()));
    in(() -> transactions().wasReadToItsEnd(tenant.id(), onboarding, store().now()));

    assertThat(readBackTo()).contains(start);

    in(() -> transactions().mustBeReadAgain(tenant.id(), onboarding, store().now()));
    assertThat(readBackTo()).isEmpty();
  }

  @Test
  void where_nothing_is_open_only_what_is_new_is_read() {
    given.readyForCard(tenant, customer);
    var onboarding = onboarding().onboarding();
    in(() -> transactions().wasReadToItsEnd(tenant.id(), onboarding, store().now()));

    assertThat(readBackTo()).contains(Instant.EPOCH);
  }

  private Optional<Instant> readBackTo() {
    var onboarding = onboarding().onboarding();
    return in(
        () -> transactions().readBackTo(tenant.id(), onboarding, customer.id(), Instant.EPOCH));
  }

  private List<Waiting> waiting() {
    return transactions().waiting(AGE, 1_000);
  }

  private Waiting onboarding() {
    return in(
        () ->
            new Waiting(
                tenant.id(),
                store().cardOnboardings().newest(tenant.id(), customer.id()).orElseThrow().id()));
  }

  private Card.Open issued() {
    var requested = given.requestedCard(tenant, customer);
    var made =
        new ReportedCard(
            new ProviderCard(Given.unique("card"), "4242"), CardCondition.ACTIVE, null);
    var issued = requested.issue(made, store().now());
    in(() -> store().cards().save(issued));
    return (Card.Open) issued;
  }

  private static String token(CardTransaction transaction) {
    return Optional.ofNullable(transaction.cardToken()).orElseThrow();
  }
}
