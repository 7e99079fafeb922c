package io.purser.domain.card.spending;

import static io.purser.domain.card.spending.ReportBuilder.aReport;
import static io.purser.domain.card.spending.SpendingState.AUTHORIZED;
import static io.purser.domain.card.spending.SpendingState.DECLINED;
import static io.purser.domain.card.spending.SpendingState.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.card.Card;
import io.purser.domain.card.CardCondition;
import io.purser.domain.card.ProviderCard;
import io.purser.domain.card.ReportedCard;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.spending.Sighting.Source;
import io.purser.domain.customer.Customer;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.list.PageRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports are booked once, told of when they change something, and put to the right card. */
final class HearOfSpendingTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final Customer customer = platform.customer("ana@example.com");
  private final String person = platform.given.readyForCard(platform.tenant, customer);
  private final SpendingWired spending = platform.spending;

  @Test
  void each_new_state_is_told_once_in_the_feed_and_the_audit_log() {
    hear(report("tx").is(AUTHORIZED, 50).atMinute(0));
    hear(report("tx").is(AUTHORIZED, 50).atMinute(0));
    hear(report("tx").is(SETTLED, 60).atMinute(2));
    hear(report("tx").is(AUTHORIZED, 55).atMinute(1));

    assertThat(events())
        .extracting(DomainEvent::type)
        .containsExactly("card_transaction.authorized", "card_transaction.settled");
    assertThat(events().getLast().facts())
        .containsEntry("amount", "60.00")
        .containsEntry("currency", "EUR")
        .containsEntry("kind", "PURCHASE");
    assertThat(platform.store.auditLog().all())
        .extracting(AuditEntry::action)
        .contains("card_transaction.authorized", "card_transaction.settled");
    assertThat(only().transaction().history().sightings()).hasSize(3);
  }

  @Test
  void a_list_that_says_what_is_known_writes_nothing() {
    hear(report("tx").is(AUTHORIZED, 50).atMinute(0));
    var before = only();
    platform.store.letTimePass(Duration.ofMinutes(5));

    assertThat(record(report("tx").is(AUTHORIZED, 50)))
        .isInstanceOf(HearOfSpending.Result.NothingNew.class);

    assertThat(only()).isEqualTo(before);
  }

  @Test
  void a_decline_keeps_its_reason() {
    hear(report("tx").is(DECLINED, 50).declinedFor("INSUFFICIENT_FUNDS").atMinute(0));
    record(report("tx").is(DECLINED, 50));

    assertThat(only().transaction().declineReason()).isEqualTo("INSUFFICIENT_FUNDS");
    assertThat(events().getLast().facts()).containsEntry("reason", "INSUFFICIENT_FUNDS");
  }

  @Test
  void the_only_card_of_the_customer_is_the_one_that_was_used() {
    var card = hasCard();

    hear(report("tx").with("token-a").atMinute(0));

    assertThat(only().card()).isEqualTo(card.id());
    assertThat(events().getLast().facts()).containsEntry("card", card.id().value());
  }

  @Test
  void a_second_card_is_known_by_the_first_one_being_known() {
    var first = hasCard();
    hear(report("tx-1").with("token-a").atMinute(0));
    var second = hasCard();

    hear(report("tx-2").with("token-b").atMinute(1));

    assertThat(all()).extracting(CardSpending::card).containsExactly(second.id(), first.id());
  }

  @Test
  void a_card_that_was_made_later_cannot_be_the_one_that_was_used() {
    var first = hasCard();
    platform.store.letTimePass(Duration.ofMinutes(5));
    hasCard();

    hear(report("tx").with("token-a").atMinute(0));

    assertThat(only().card()).isEqualTo(first.id());
  }

  @Test
  void where_two_cards_could_be_it_none_is_named_until_it_is_certain() {
    var first = hasCard();
    var second = hasCard();
    hear(report("tx-1").with("token-a").atMinute(0));
    assertThat(only().card()).isNull();

    // By and by the other card's token turns out to be the second card's.
    platform.given.in(
        platform.tenant,
        () ->
            platform
                .store
                .cardTokens()
                .put(
                    platform.tenant.id(),
                    customer.id(),
                    new CardTokens.Token("token-b", second.provider().id(), platform.store.now())));
    hear(report("tx-2").with("token-a").atMinute(1));
    assertThat(all()).extracting(CardSpending::card).containsOnlyNulls();

    platform.store.letTimePass(Duration.ofMinutes(61));
    hear(report("tx-3").with("token-a").atMinute(2));
    assertThat(all()).extracting(CardSpending::card).containsOnly(first.id());
  }

  @Test
  void a_card_that_was_issued_elsewhere_is_never_taken_for_one_of_ours() {
    hasCard();
    platform.cards.has(person);

    hear(report("tx").with("token-a").atMinute(0));

    assertThat(only().card()).isNull();
  }

  @Test
  void nothing_is_booked_while_the_cards_cannot_be_asked_for() {
    platform.cards.goesAway();
    assertThat(hear(report("tx").with("token-a").atMinute(0)))
        .isInstanceOf(HearOfSpending.Result.Unavailable.class);
    assertThat(all()).isEmpty();

    platform.cards.comesBack();
    assertThat(hear(report("tx").with("token-a").atMinute(0)))
        .isInstanceOf(HearOfSpending.Result.Booked.class);
  }

  @Test
  void another_currency_is_not_the_same_transaction() {
    hear(report("tx").atMinute(0));

    assertThat(hear(report("tx").is(SETTLED, 50).in("USD").atMinute(1)))
        .isInstanceOf(HearOfSpending.Result.NotBooked.class);
    assertThat(only().transaction().state()).isEqualTo(AUTHORIZED);
  }

  @Test
  void words_that_we_do_not_know_are_kept_and_counted_and_break_nothing() {
    hear(report("tx-1").ofUnknownKind("top_up").atMinute(0));
    hear(report("tx-2").saying("disputed").atMinute(0));

    assertThat(spending.observed.notUnderstood).containsExactly("top_up null", "null disputed");
    assertThat(all())
        .extracting(it -> it.transaction().state())
        .containsExactlyInAnyOrder(AUTHORIZED, SpendingState.NOT_UNDERSTOOD);
  }

  @Test
  void a_transaction_that_changes_without_end_is_left_to_people() {
    for (int i = 0; i < CardTransaction.MOST_SIGHTINGS; i++) {
      hear(report("tx").is(AUTHORIZED, 50 + i).atMinute(i));
    }

    assertThat(hear(report("tx").is(AUTHORIZED, 1_000).atMinute(1_000)))
        .isInstanceOf(HearOfSpending.Result.NotBooked.class);
    assertThat(hear(report("tx").is(AUTHORIZED, 50).atMinute(0)))
        .isInstanceOf(HearOfSpending.Result.NothingNew.class);
  }

  private ReportBuilder report(String id) {
    return aReport(id).of(person).with(null);
  }

  private HearOfSpending.Result hear(ReportBuilder report) {
    return told(report, Source.EVENT);
  }

  private HearOfSpending.Result record(ReportBuilder report) {
    return told(report, Source.RECORD);
  }

  private HearOfSpending.Result told(ReportBuilder report, Source source) {
    return spending.hearOfSpending.handle(
        platform.tenant.id(),
        onboarding(),
        report.build(),
        source,
        platform.store.now(),
        platform.deadline());
  }

  private OnboardingId onboarding() {
    return platform.store.cardOnboardings().all().getFirst().id();
  }

  /** A card that the provider lists and we know. */
  private Card.Issued hasCard() {
    var requested = platform.given.requestedCard(platform.tenant, customer);
    var issued =
        requested.issue(
            new ReportedCard(
                new ProviderCard(platform.cards.has(person), "4242"), CardCondition.ACTIVE, null),
            platform.store.now());
    platform.given.in(platform.tenant, () -> platform.store.cards().save(issued));
    return issued;
  }

  private CardSpending only() {
    assertThat(all()).hasSize(1);
    return all().getFirst();
  }

  private List<CardSpending> all() {
    return platform.given.in(
        platform.tenant,
        () ->
            platform
                .store
                .cardTransactions()
                .list(platform.tenant.id(), customer.id(), List.of(), PageRequest.first(100))
                .items());
  }

  private List<DomainEvent> events() {
    return platform.store.eventLog().all().stream()
        .filter(event -> event.type().startsWith("card_transaction."))
        .toList();
  }
}
