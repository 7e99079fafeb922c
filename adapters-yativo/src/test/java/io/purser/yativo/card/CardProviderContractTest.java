package io.purser.yativo.card;

import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.card.CardChange;
import io.purser.domain.card.CardCondition;
import io.purser.domain.card.CardPage;
import io.purser.domain.card.CardProvider;
import io.purser.domain.card.CardProvider.Listing;
import io.purser.domain.card.CardProvider.Viewing;
import io.purser.domain.card.ReportedCard;
import io.purser.domain.card.onboarding.CardOnboardingProvider;
import io.purser.domain.card.onboarding.CardReference;
import io.purser.domain.card.onboarding.ProviderCardCustomer;
import io.purser.domain.customer.Email;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.work.Deadline;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.RunningTwin;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link CardProvider} promises, against the provider's twin over HTTP. */
class CardProviderContractTest {
  private static final String ISSUE = "POST /yativo-card/customers/{yativoCardId}/cards/virtual";
  private static final String FREEZE =
      "POST /yativo-card/customers/{yativoCardId}/cards/{cardId}/freeze";
  private static final String RECORD = "GET /card-issuer/customers/{customerId}";
  private static final String VIEW =
      "POST /yativo-card/customers/{yativoCardId}/cards/{cardId}/view-token";

  private final RunningTwin twin = RunningTwin.start();
  private final Adapter adapter =
      twin.adapter("write-timeout=500ms", "look-up-timeout=500ms", "links.hosts=127.0.0.1");
  private final CardProvider cards = adapter.bean(CardProvider.class);
  private String customer;

  @BeforeEach
  void giveCustomer() {
    twin.programme(
        "{\"status\":\"approved\",\"max_virtual_per_customer\":5,\"max_total_per_customer\":5}");
    customer = cardCustomer("ana");
    twin.stage(customer, "safe_deployed");
  }

  private String cardCustomer(String name) {
    var begun =
        adapter
            .bean(CardOnboardingProvider.class)
            .begin(
                ID, new CardReference("ten_1." + name), new Email(name + "@example.com"), soon());
    return ((Answer.Done<ProviderCardCustomer>) begun).effect().id();
  }

  @AfterEach
  void stop() {
    adapter.close();
    twin.close();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(10));
  }

  private ReportedCard issued() {
    return ((Answer.Done<ReportedCard>) cards.issue(ID, customer, soon())).effect();
  }

  private List<ReportedCard> listed() {
    var read = (Listing.Read) cards.list(ID, customer, soon());
    assertThat(read.unreadable()).isZero();
    return read.cards();
  }

  private Answer<CardCondition> change(ReportedCard card, CardChange change) {
    return cards.change(ID, customer, card.card().id(), change, soon());
  }

  @Test
  void a_card_is_made_of_every_request_and_listed() {
    assertThat(listed()).isEmpty();

    var first = issued();
    var second = issued();

    assertThat(first.condition()).isEqualTo(CardCondition.ACTIVE);
    assertThat(first.card().lastFour()).matches("[0-9]{4}");
    assertThat(first.createdAt()).isNotNull();
    assertThat(listed()).containsExactlyInAnyOrder(first, second);
  }

  @ParameterizedTest
  @EnumSource(CardChange.class)
  void a_card_becomes_what_is_wanted_and_a_repeat_is_the_answer_too(CardChange change) {
    var card = issued();

    assertThat(change(card, change)).isEqualTo(new Answer.Done<>(change.target()));
    assertThat(change(card, change)).isEqualTo(new Answer.Done<>(change.target()));

    assertThat(listed())
        .singleElement()
        .extracting(ReportedCard::condition)
        .isEqualTo(change.target());
  }

  @ParameterizedTest
  @CsvSource({"block, BLOCKED", "cancel, VOIDED", "lost, LOST", "stolen, STOLEN"})
  void what_becomes_of_a_card_at_the_provider_is_seen(String at, CardCondition condition) {
    var card = issued();
    twin.changeCard(card.card().id(), at);

    assertThat(listed()).singleElement().extracting(ReportedCard::condition).isEqualTo(condition);
  }

  @Test
  void a_closed_card_does_not_come_back() {
    var card = issued();
    change(card, CardChange.REPORT_LOST);

    assertThat(change(card, CardChange.UNFREEZE))
        .isEqualTo(
            new Answer.Refused<>(new Rejection(Reason.CARD_STATE_FORBIDS, "INVALID_CARD_STATE")));
  }

  @Test
  void what_the_provider_does_not_know_is_refused() {
    assertThat(cards.list(ID, "nobody", soon())).isEqualTo(new Listing.UnknownCardCustomer());
    assertThat(cards.change(ID, customer, "no-card", CardChange.FREEZE, soon()))
        .isEqualTo(
            new Answer.Refused<>(new Rejection(Reason.CARD_UNKNOWN_TO_PROVIDER, "CARD_NOT_FOUND")));
    assertThat(cards.issue(ID, "nobody", soon()))
        .isEqualTo(
            new Answer.Refused<>(
                new Rejection(Reason.CUSTOMER_UNKNOWN_TO_PROVIDER, "CUSTOMER_NOT_FOUND")));
  }

  @Test
  void one_card_too_many_and_one_too_early_are_refused_by_name() {
    for (int i = 0; i < 5; i++) {
      issued();
    }
    assertThat(cards.issue(ID, customer, soon()))
        .isEqualTo(
            new Answer.Refused<>(new Rejection(Reason.CARD_LIMIT_REACHED, "CARD_LIMIT_REACHED")));
    assertThat(cards.issue(ID, cardCustomer("bea"), soon()))
        .isEqualTo(
            new Answer.Refused<>(new Rejection(Reason.NOT_READY_FOR_CARD, "KYC_NOT_APPROVED")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset_after_commit", "error_after_commit", "half_answer"})
  void an_answer_that_is_lost_leaves_a_doubt_and_one_card(String fault) {
    twin.spoil(ISSUE, fault);

    assertThat(cards.issue(ID, customer, soon())).isInstanceOf(Answer.InDoubt.class);

    assertThat(twin.effects("card_created")).isOne();
    assertThat(listed()).hasSize(1);
  }

  @Test
  void an_answer_about_another_customer_proves_nothing() {
    twin.spoil(ISSUE, "other_customer");
    assertThat(cards.issue(ID, customer, soon())).isInstanceOf(Answer.InDoubt.class);
    var card = listed().getFirst();

    twin.spoil(FREEZE, "error_200");
    assertThat(change(card, CardChange.FREEZE)).isInstanceOf(Answer.InDoubt.class);
    twin.spoil(RECORD, "other_customer");
    assertThat(cards.list(ID, customer, soon())).isInstanceOf(Listing.Unavailable.class);
  }

  @Test
  void a_page_is_given_once_a_pin_is_set_and_hides_itself_from_logs() {
    var card = issued();
    var first = cards.view(ID, customer, card.card().id(), Set.of(CardPage.DETAILS), soon());
    assertThat(first).isInstanceOf(Viewing.PinFirst.class);
    assertThat(cards.view(ID, customer, card.card().id(), Set.of(CardPage.SET_PIN), soon()))
        .isInstanceOf(Viewing.Shown.class);
    twin.setPin(card.card().id(), "4711");

    var shown =
        (Viewing.Shown)
            cards.view(
                ID, customer, card.card().id(), Set.of(CardPage.DETAILS, CardPage.PIN), soon());

    assertThat(shown.view().address().getHost()).isEqualTo("127.0.0.1");
    assertThat(shown.view().expiresAt()).isNotNull();
    assertThat(shown).hasToString("Shown[view=SecureView[hidden]]");
  }

  @Test
  void a_page_on_a_host_that_nobody_named_is_not_handed_on() {
    var card = issued();
    try (var strict = twin.adapter("links.hosts=.example.com")) {
      assertThat(
              strict
                  .bean(CardProvider.class)
                  .view(ID, customer, card.card().id(), Set.of(CardPage.SET_PIN), soon()))
          .isInstanceOf(Viewing.Unavailable.class);
    }
  }

  @Test
  void a_page_of_a_closed_card_is_refused_and_one_whose_answer_is_lost_is_asked_for_again() {
    var card = issued();
    twin.spoil(VIEW, "reset_after_commit");
    assertThat(cards.view(ID, customer, card.card().id(), Set.of(CardPage.SET_PIN), soon()))
        .isInstanceOf(Viewing.Unavailable.class);
    change(card, CardChange.VOID);

    assertThat(cards.view(ID, customer, card.card().id(), Set.of(CardPage.DETAILS), soon()))
        .isEqualTo(new Viewing.Refused("INVALID_CARD_STATE"));
  }
}
