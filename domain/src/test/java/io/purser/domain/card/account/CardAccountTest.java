package io.purser.domain.card.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.account.balance.CardBalance.Source;
import io.purser.domain.card.account.balance.Figures;
import io.purser.domain.card.account.balance.RefreshCardAccount;
import io.purser.domain.card.account.balance.ReportedBalance;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.customer.Customer;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is in a card account is known as well as it was told, and never older than before. */
final class CardAccountTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final FakeCardAccounts provider = platform.cardAccounts;
  private final Customer customer = platform.customer("ana@example.com");
  private final String cardCustomer = platform.given.readyForCard(platform.tenant, customer);

  private CardBalance known() {
    return platform.given.in(
        platform.tenant,
        () -> platform.store.cardBalances().get(platform.tenant.id(), customer.id()).orElseThrow());
  }

  private void refresh() {
    assertThat(
            platform.refreshCardAccount.handle(
                platform.tenant.id(), customer.id(), platform.deadline()))
        .isEqualTo(new RefreshCardAccount.Result.Refreshed());
  }

  private HearOfAccount.Result hear(ReportedBalance report, @Nullable Instant saidAt) {
    return platform.hearOfAccount.handle(
        platform.tenant.id(),
        onboarding(),
        new AccountReport.BalanceTold(report),
        saidAt,
        platform.deadline());
  }

  private OnboardingId onboarding() {
    return platform.store.cardOnboardings().all().getFirst().id();
  }

  private static Figures figures(long available, long pending) {
    return Figures.parts(new Money(available, Money.USD), new Money(pending, Money.USD));
  }

  private List<Map<String, String>> changes() {
    return platform.store.eventLog().all().stream()
        .filter(event -> event.type().equals("card_account.balance_changed"))
        .map(DomainEvent::facts)
        .toList();
  }

  @Test
  void what_the_provider_answers_is_known_as_of_the_question() {
    provider.moves(cardCustomer, 4_523, 673);
    var asked = platform.store.now();

    refresh();

    assertThat(known())
        .isEqualTo(new CardBalance(figures(3_850, 673), asked, asked, Source.PROVIDER));
    assertThat(changes())
        .containsExactly(
            Map.of("currency", "USD", "ledger", "45.23", "available", "38.50", "pending", "6.73"));
  }

  @Test
  void the_same_again_makes_it_younger_and_tells_nobody() {
    refresh();
    platform.store.letTimePass(Duration.ofHours(1));

    refresh();

    assertThat(known().asOf()).isEqualTo(platform.store.now());
    assertThat(changes()).hasSize(1);
  }

  @Test
  void from_the_chain_only_the_whole_is_known() {
    provider.moves(cardCustomer, 4_523, 673);
    refresh();
    platform.store.letTimePass(Duration.ofSeconds(1));
    provider.isReadFromChain(cardCustomer);

    refresh();

    assertThat(known().source()).isEqualTo(Source.CHAIN);
    assertThat(known().figures()).isEqualTo(Figures.whole(new Money(4_523, Money.USD)));
  }

  @Test
  void what_a_newer_event_says_is_believed_and_nobody_is_asked() {
    provider.moves(cardCustomer, 1_000, 0);
    refresh();
    platform.store.letTimePass(Duration.ofSeconds(5));
    provider.moves(cardCustomer, 0, 400);

    var result = hear(provider.event(cardCustomer), platform.store.now());

    assertThat(result).isEqualTo(new HearOfAccount.Result.Applied());
    assertThat(known().figures()).isEqualTo(figures(600, 400));
    assertThat(known().source()).isEqualTo(Source.WEBHOOK);
    assertThat(provider.reads()).isEqualTo(1);
  }

  @Test
  void an_event_that_was_overtaken_changes_nothing() {
    provider.moves(cardCustomer, 1_000, 0);
    var first = provider.event(cardCustomer);
    platform.store.letTimePass(Duration.ofSeconds(5));
    provider.moves(cardCustomer, 0, 400);
    hear(provider.event(cardCustomer), platform.store.now());

    assertThat(hear(first, platform.store.now())).isEqualTo(new HearOfAccount.Result.NothingNew());

    assertThat(known().figures()).isEqualTo(figures(600, 400));
    assertThat(provider.reads()).isZero();
  }

  @Test
  void an_answer_that_an_event_has_overtaken_changes_nothing() {
    provider.moves(cardCustomer, 1_000, 0);
    provider.afterTheNextRead(
        () -> {
          platform.store.letTimePass(Duration.ofSeconds(5));
          provider.moves(cardCustomer, 0, 400);
          hear(provider.event(cardCustomer), platform.store.now());
        });

    refresh();

    assertThat(known().figures()).isEqualTo(figures(600, 400));
  }

  @Test
  void two_movements_of_one_moment_are_told_apart_by_asking() {
    provider.moves(cardCustomer, 1_000, 0);
    hear(provider.event(cardCustomer), platform.store.now());
    provider.moves(cardCustomer, 0, 400);
    platform.store.letTimePass(Duration.ofSeconds(1));

    var result = hear(provider.event(cardCustomer), platform.store.now());

    assertThat(result).isEqualTo(new HearOfAccount.Result.AskedInstead());
    assertThat(known().figures()).isEqualTo(figures(600, 400));
    assertThat(hear(provider.event(cardCustomer), platform.store.now()))
        .isEqualTo(new HearOfAccount.Result.NothingNew());
  }

  @Test
  void an_event_after_the_chain_was_read_is_a_reason_to_ask() {
    provider.moves(cardCustomer, 1_000, 0);
    var event = provider.event(cardCustomer);
    provider.isReadFromChain(cardCustomer);
    refresh();
    platform.store.letTimePass(Duration.ofSeconds(1));

    assertThat(hear(event, platform.store.now()))
        .isEqualTo(new HearOfAccount.Result.AskedInstead());

    assertThat(known().source()).isEqualTo(Source.CHAIN);
  }

  @Test
  void an_event_that_is_too_old_to_be_believed_is_a_reason_to_ask() {
    provider.moves(cardCustomer, 1_000, 0);
    var event = provider.event(cardCustomer);
    provider.goesAway();

    assertThat(hear(event, null)).isInstanceOf(HearOfAccount.Result.Unavailable.class);
    provider.comesBack();
    assertThat(hear(event, null)).isEqualTo(new HearOfAccount.Result.AskedInstead());
  }

  @Test
  void an_event_from_a_clock_that_is_ahead_makes_nothing_younger_than_it_is() {
    var ahead = platform.store.now().plus(Duration.ofDays(30));
    var said = platform.store.now();

    hear(new ReportedBalance(figures(1, 0), ahead, false), said);

    assertThat(known().asOf()).isEqualTo(said);
  }

  @Test
  void the_sweep_asks_about_what_nobody_told_and_stops_when_nobody_answers() {
    var sweep = platform.cardAccountSweep(Duration.ofHours(2), 10);
    provider.goesAway();
    assertThat(sweep.work(() -> true)).isEqualTo(1);
    provider.comesBack();
    platform.store.letTimePass(Duration.ofHours(1));

    assertThat(sweep.work(() -> false)).isZero();
    platform.store.letTimePass(Duration.ofHours(1));
    assertThat(sweep.work(() -> true)).isEqualTo(1);

    assertThat(known().source()).isEqualTo(Source.PROVIDER);
    assertThat(sweep.work(() -> true)).isZero();
  }
}
