package io.purser.domain.card.account.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.StoreContract;
import io.purser.domain.card.account.balance.CardBalance.Source;
import io.purser.domain.card.account.balance.CardBalances.Outdated;
import io.purser.domain.customer.Customer;
import io.purser.domain.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link CardBalances} must do. */
public abstract class CardBalancesContract extends StoreContract {
  private static final Duration AGE = Duration.ofHours(2);
  private static final int ENOUGH = 10_000;

  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private CardBalances balances() {
    return store().cardBalances();
  }

  private static Money usd(long cents) {
    return new Money(cents, Money.USD);
  }

  static Stream<Figures> everything() {
    return Stream.of(
        Figures.unknown(null),
        Figures.unknown(Money.USD),
        Figures.whole(usd(-700)),
        Figures.parts(usd(3_850), usd(673)));
  }

  private Optional<CardBalance> get() {
    return in(() -> balances().get(tenant.id(), customer.id()));
  }

  private void save(CardBalance balance) {
    in(
        () -> {
          balances().lock(tenant.id(), customer.id());
          balances().save(tenant.id(), customer.id(), balance);
        });
  }

  private void holds(Figures figures, Instant asOf, Source source) {
    var holder = given.customer(tenant).id();
    in(
        () -> {
          balances().lock(tenant.id(), holder);
          balances()
              .save(
                  tenant.id(),
                  holder,
                  new CardBalance(figures, source == Source.CHAIN ? null : asOf, asOf, source));
        });
  }

  @Test
  void the_totals_are_of_each_currency_and_of_all_that_is_known() {
    var now = store().now();
    var euro = Currency.getInstance("EUR");
    holds(Figures.parts(usd(1_000), usd(200)), now.minusSeconds(60), Source.WEBHOOK);
    holds(Figures.whole(usd(50)), now, Source.CHAIN);
    holds(Figures.parts(new Money(7, euro), Money.zero(euro)), now, Source.PROVIDER);
    holds(Figures.unknown(Money.USD), now, Source.PROVIDER);

    assertThat(in(() -> balances().totals(tenant.id())))
        .containsExactly(
            new CardTotals(new Money(7, euro), new Money(7, euro), Money.zero(euro), 1, 0, now),
            new CardTotals(usd(1_250), usd(1_000), usd(200), 2, 1, now.minusSeconds(60)));
    assertThat(given.in(stranger, () -> balances().totals(stranger.id()))).isEmpty();
  }

  @Test
  void nothing_is_known_before_anything_was_told() {
    assertThat(get()).isEmpty();
    assertThat(in(() -> balances().lock(tenant.id(), customer.id()))).isEmpty();
    assertThat(get()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void what_is_known_is_read_back(Figures figures) {
    var now = store().now();
    var fromChain = figures.ledger() != null && figures.available() == null;
    var balance =
        new CardBalance(
            figures,
            fromChain ? null : now.minusSeconds(9),
            now,
            fromChain ? Source.CHAIN : Source.WEBHOOK);

    save(balance);

    assertThat(get()).contains(balance);
    assertThat(in(() -> balances().lock(tenant.id(), customer.id()))).contains(balance);
  }

  @Test
  void what_was_known_before_is_forgotten() {
    save(known(Duration.ZERO));
    var chain = new CardBalance(Figures.whole(usd(5)), null, store().now(), Source.CHAIN);

    save(chain);

    assertThat(get()).contains(chain);
  }

  @Test
  void another_tenant_sees_nothing_of_it() {
    save(known(Duration.ZERO));

    assertThat(given.in(stranger, () -> balances().get(stranger.id(), customer.id()))).isEmpty();
  }

  @Test
  void of_two_who_lock_an_account_of_which_nothing_is_known_the_second_sees_what_the_first_saved()
      throws Exception {
    var locked = new CountDownLatch(1);
    var first =
        Thread.startVirtualThread(
            () ->
                in(
                    () -> {
                      balances().lock(tenant.id(), customer.id());
                      locked.countDown();
                      balances().save(tenant.id(), customer.id(), known(Duration.ZERO));
                    }));
    locked.await();

    var seen = in(() -> balances().lock(tenant.id(), customer.id()));

    first.join();
    assertThat(seen).isPresent();
  }

  private CardBalance known(Duration ago) {
    return new CardBalance(
        Figures.parts(usd(1), usd(2)), null, store().now().minus(ago), Source.PROVIDER);
  }

  private boolean isDue() {
    return balances().outdated(AGE, ENOUGH).contains(new Outdated(tenant.id(), customer.id()));
  }

  @Test
  void who_has_no_card_account_is_not_asked_about() {
    assertThat(isDue()).isFalse();
  }

  @Test
  void one_of_whom_nothing_is_known_is_asked_about_and_then_not_again_for_a_while() {
    given.readyForCard(tenant, customer);

    assertThat(isDue()).isTrue();
    assertThat(isDue()).isFalse();
    store().letTimePass(AGE.dividedBy(4).plusSeconds(1));
    assertThat(isDue()).isTrue();
  }

  @Test
  void one_that_is_known_is_asked_about_when_that_is_long_ago() {
    given.readyForCard(tenant, customer);
    assertThat(isDue()).isTrue();
    save(known(Duration.ZERO));

    store().letTimePass(AGE.minusMinutes(1));
    assertThat(isDue()).isFalse();
    store().letTimePass(Duration.ofMinutes(2));
    assertThat(isDue()).isTrue();
  }

  @Test
  void one_that_is_told_all_the_time_is_asked_about_now_and_then() {
    given.readyForCard(tenant, customer);
    assertThat(isDue()).isTrue();

    store().letTimePass(AGE.multipliedBy(5));
    save(known(Duration.ZERO));
    assertThat(isDue()).isFalse();
    store().letTimePass(AGE);
    save(known(Duration.ZERO));
    assertThat(isDue()).isTrue();
  }

  @Test
  void one_that_is_doubted_is_asked_about_at_once() {
    given.readyForCard(tenant, customer);
    assertThat(isDue()).isTrue();
    save(known(Duration.ZERO));

    in(() -> balances().doubt(tenant.id(), customer.id()));

    assertThat(isDue()).isTrue();
    assertThat(isDue()).isFalse();
  }

  @Test
  void the_longest_unasked_come_first_and_no_more_than_are_wanted() {
    given.readyForCard(tenant, customer);
    var other = given.customer(stranger);
    given.readyForCard(stranger, other);
    var both =
        List.of(new Outdated(tenant.id(), customer.id()), new Outdated(stranger.id(), other.id()));
    assertThat(balances().outdated(AGE, ENOUGH)).containsAll(both);
    store().letTimePass(AGE);

    assertThat(balances().outdated(AGE, 1)).hasSize(1);
    assertThat(balances().outdated(AGE, 0)).isEmpty();
  }
}
