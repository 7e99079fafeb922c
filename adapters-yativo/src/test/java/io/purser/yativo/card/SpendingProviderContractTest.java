package io.purser.yativo.card;

import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.purser.domain.card.CardProvider;
import io.purser.domain.card.ReportedCard;
import io.purser.domain.card.onboarding.CardOnboardingProvider;
import io.purser.domain.card.onboarding.CardReference;
import io.purser.domain.card.onboarding.ProviderCardCustomer;
import io.purser.domain.card.spending.Merchant;
import io.purser.domain.card.spending.ReportedSpending;
import io.purser.domain.card.spending.SpendingKind;
import io.purser.domain.card.spending.SpendingProvider;
import io.purser.domain.card.spending.SpendingProvider.Listing;
import io.purser.domain.card.spending.SpendingState;
import io.purser.domain.customer.Email;
import io.purser.domain.money.Money;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.work.Deadline;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.RunningTwin;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link SpendingProvider} promises, against the provider's twin over HTTP. */
class SpendingProviderContractTest {
  private static final String FEED = "GET /card-issuer/card-transactions";
  private static final Currency USD = Currency.getInstance("USD");

  private final RunningTwin twin = RunningTwin.start();
  private final Adapter adapter = twin.adapter("history-timeout=500ms");
  private final SpendingProvider spending = adapter.bean(SpendingProvider.class);
  private String customer;
  private String card;

  @BeforeEach
  void giveCard() {
    twin.programme("{\"status\":\"approved\"}");
    customer = cardCustomer("ana");
    card = cardOf(customer);
  }

  private String cardCustomer(String name) {
    var begun =
        adapter
            .bean(CardOnboardingProvider.class)
            .begin(
                ID, new CardReference("ten_1." + name), new Email(name + "@example.com"), soon());
    return ((Answer.Done<ProviderCardCustomer>) begun).effect().id();
  }

  private String cardOf(String holder) {
    twin.stage(holder, "safe_deployed");
    var issued = adapter.bean(CardProvider.class).issue(ID, holder, soon());
    return ((Answer.Done<ReportedCard>) issued).effect().card().id();
  }

  @AfterEach
  void stop() {
    adapter.close();
    twin.close();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(10));
  }

  /** What was given back is there to be spent. */
  private void hasMoney() {
    var bought = twin.spend(card, "settle", "{\"amount\":\"1.00\"}");
    twin.follow(bought.path("transaction_id").asText(), "refund", "{\"amount\":\"100.00\"}");
  }

  private ReportedSpending newest() {
    return ofAccount(1).rows().getFirst();
  }

  private Listing.Read ofAccount(int page) {
    return (Listing.Read) spending.ofAccount(ID, page, soon());
  }

  private ReportedSpending only() {
    var read = ofAccount(1);
    assertThat(read.unreadable()).isZero();
    assertThat(read.isLast()).isTrue();
    assertThat(read.rows()).hasSize(1);
    return read.rows().getFirst();
  }

  @Test
  void a_purchase_is_read_with_everything_that_the_provider_says_of_it() {
    var made =
        twin.spend(
            card,
            "settle",
            "{\"amount\":\"12.50\",\"merchant\":\"Café\",\"category\":\"5812\",\"city\":\"Paris\","
                + "\"country\":\"FR\"}");

    var read = only();

    assertThat(read.id()).isEqualTo(made.path("transaction_id").asText());
    assertThat(read.cardCustomer()).isEqualTo(customer);
    assertThat(read.cardToken()).isEqualTo(made.path("card_token").asText()).isNotEqualTo(card);
    assertThat(read.kind()).isEqualTo(SpendingKind.PURCHASE);
    assertThat(read.state()).isEqualTo(SpendingState.SETTLED);
    assertThat(read.amount()).isEqualTo(new Money(1250, USD));
    assertThat(read.merchant()).isEqualTo(new Merchant("Café", "5812", "Paris", "FR"));
    assertThat(read.happenedAt()).isEqualTo(read.createdAt()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"settle", "reverse", "expire", "fail"})
  void an_authorisation_is_read_as_what_became_of_it(String what) {
    hasMoney();
    var held = twin.spend(card, "authorize", "{\"amount\":\"12.50\"}");
    assertThat(newest().state()).isEqualTo(SpendingState.AUTHORIZED);

    twin.follow(held.path("transaction_id").asText(), what, "{}");

    assertThat(newest().state())
        .isEqualTo(
            switch (what) {
              case "settle" -> SpendingState.SETTLED;
              case "reverse" -> SpendingState.REVERSED;
              case "expire" -> SpendingState.EXPIRED;
              default -> SpendingState.FAILED;
            });
  }

  @Test
  void a_part_that_was_reversed_leaves_the_rest() {
    hasMoney();
    var held = twin.spend(card, "authorize", "{\"amount\":\"12.50\"}");
    twin.follow(held.path("transaction_id").asText(), "reverse", "{\"amount\":\"2.50\"}");

    assertThat(newest().state()).isEqualTo(SpendingState.PARTIALLY_REVERSED);
    assertThat(newest().amount()).isEqualTo(new Money(1000, USD));
  }

  @Test
  void a_decline_and_a_refund_are_rows_of_their_own() {
    twin.spend(card, "decline", "{\"amount\":\"1.00\"}");
    var bought = twin.spend(card, "settle", "{\"amount\":\"5.00\"}");
    twin.follow(bought.path("transaction_id").asText(), "refund", "{\"amount\":\"2.00\"}");

    assertThat(ofAccount(1).rows())
        .extracting(ReportedSpending::kind, ReportedSpending::state)
        .containsExactly(
            tuple(SpendingKind.REFUND, SpendingState.SETTLED),
            tuple(SpendingKind.PURCHASE, SpendingState.SETTLED),
            tuple(SpendingKind.PURCHASE, SpendingState.DECLINED));
  }

  @Test
  void a_card_customer_is_read_apart_from_others() {
    var other = cardCustomer("bob");
    twin.spend(card, "settle", "{\"amount\":\"1.00\"}");
    twin.spend(cardOf(other), "settle", "{\"amount\":\"2.00\"}");

    var read = (Listing.Read) spending.ofCardCustomer(ID, other, 1, soon());

    assertThat(read.rows()).extracting(ReportedSpending::cardCustomer).containsExactly(other);
    assertThat(ofAccount(1).rows()).hasSize(2);
  }

  @Test
  void a_long_list_is_read_page_by_page() {
    for (int i = 0; i < 105; i++) {
      twin.spend(card, "settle", "{\"amount\":\"1.00\"}");
    }

    assertThat(ofAccount(1).isLast()).isFalse();
    assertThat(ofAccount(2).isLast()).isTrue();
    assertThat(List.of(ofAccount(1).rows().size(), ofAccount(2).rows().size()))
        .containsExactly(100, 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"error_before_commit", "html_200", "half_answer", "rate_limited", "error_200"})
  void what_is_no_list_is_unavailable(String fault) {
    twin.spoil(FEED, fault);

    assertThat(spending.ofAccount(ID, 1, soon())).isInstanceOf(Listing.Unavailable.class);
  }
}
