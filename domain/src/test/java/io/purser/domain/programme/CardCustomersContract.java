package io.purser.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.card.CardCondition;
import io.purser.domain.card.ProviderCard;
import io.purser.domain.card.ReportedCard;
import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.account.balance.Figures;
import io.purser.domain.card.account.balance.ReportedBalance;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.customer.Customer;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.money.Money;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What every {@link CardCustomers} must do. */
public abstract class CardCustomersContract extends StoreContract {
  private Page<CardCustomer> list(Set<Stage> stages, PageRequest page) {
    return in(() -> store().cardCustomers().list(tenant.id(), stages, true, page));
  }

  private List<CardCustomer> all(Stage... stages) {
    return list(Set.of(stages), PageRequest.first(100)).items();
  }

  private CardOnboarding.Requested requested(Customer customer) {
    store().letTimePass(Duration.ofSeconds(1));
    var id = OnboardingId.next(Given.IDS);
    var at = store().now();
    var header = new CardOnboarding.Header(id, tenant.id(), customer.id(), at, at, 0);
    var operation = given.operation(tenant, customer);
    var requested = new CardOnboarding.Requested(header, operation.id());
    in(() -> store().cardOnboardings().add(requested));
    return requested;
  }

  private void decline(CardOnboarding.Requested requested) {
    var header = requested.header().withVersion(1);
    in(
        () ->
            store()
                .cardOnboardings()
                .save(
                    new CardOnboarding.Declined(
                        header, Rejection.because(Reason.REFUSED_BY_PROVIDER))));
  }

  @Test
  void each_customer_is_there_once_with_the_onboarding_that_counts() {
    var twice = given.customer(tenant);
    decline(requested(twice));
    var second = requested(twice);
    var ended = given.customer(tenant);
    decline(requested(ended));
    var last = requested(ended);
    decline(last);
    given.customer(tenant);
    given.readyForCard(stranger, given.customer(stranger));

    assertThat(all())
        .extracting(it -> it.onboarding().id())
        .containsExactly(last.id(), second.id());
    assertThat(all().getFirst().onboarding().stage()).isEqualTo(Stage.DECLINED);
  }

  @Test
  void it_shows_who_the_customer_is_and_how_many_cards_are_open() {
    var customer = given.registeredCustomer(tenant, Given.unique("provider-customer"));
    given.readyForCard(tenant, customer);
    var at = store().now();
    var open = given.requestedCard(tenant, customer);
    in(
        () ->
            store()
                .cards()
                .save(
                    open.issue(
                        new ReportedCard(
                            new ProviderCard(Given.unique("provider-card"), "4242"),
                            CardCondition.ACTIVE,
                            at),
                        at)));
    given.requestedCard(tenant, customer);
    var bare = given.customer(tenant);
    store().letTimePass(Duration.ofSeconds(1));
    given.readyForCard(tenant, bare);

    assertThat(all())
        .satisfiesExactly(
            it -> {
              assertThat(it.onboarding().header().customer()).isEqualTo(bare.id());
              assertThat(it.openCards()).isZero();
              assertThat(it.providerCustomerId()).isNull();
              assertThat(it.externalId()).isEqualTo(bare.header().externalId());
            },
            it -> {
              assertThat(it.onboarding().header().customer()).isEqualTo(customer.id());
              assertThat(it.openCards()).isOne();
              assertThat(it.providerCustomerId()).isNotNull();
              assertThat(it.onboarding().stage()).isEqualTo(Stage.READY);
            });
  }

  @Test
  void what_is_in_the_account_is_told_to_who_asks_once_it_is_known() {
    var customer = given.customer(tenant);
    given.readyForCard(tenant, customer);
    assertThat(all()).extracting(CardCustomer::balance).containsOnlyNulls();
    var balance =
        CardBalance.answered(
            new ReportedBalance(
                Figures.parts(
                    new Money(3850, Currency.getInstance("USD")),
                    new Money(673, Currency.getInstance("USD"))),
                null,
                false),
            store().now());
    in(
        () -> {
          store().cardBalances().lock(tenant.id(), customer.id());
          store().cardBalances().save(tenant.id(), customer.id(), balance);
        });

    assertThat(all()).extracting(CardCustomer::balance).containsExactly(balance);
    assertThat(
            in(
                () ->
                    store()
                        .cardCustomers()
                        .list(tenant.id(), Set.of(), false, PageRequest.first(10))))
        .extracting(Page::items, InstanceOfAssertFactories.list(CardCustomer.class))
        .extracting(CardCustomer::balance)
        .containsOnlyNulls();
  }

  @Test
  void stages_are_chosen_from_and_hold_none_back_when_there_are_none() {
    var begun = given.customer(tenant);
    requested(begun);
    var ready = given.customer(tenant);
    given.readyForCard(tenant, ready);
    var declined = given.customer(tenant);
    decline(requested(declined));

    assertThat(all()).hasSize(3);
    assertThat(all(Stage.REQUESTED, Stage.DECLINED))
        .extracting(it -> it.onboarding().header().customer())
        .containsExactlyInAnyOrder(begun.id(), declined.id());
    assertThat(all(Stage.ACTIVE)).isEmpty();
  }

  @Test
  void pages_follow_each_other_without_a_gap_or_an_overlap() {
    var expected = new ArrayList<OnboardingId>();
    for (int i = 0; i < 5; i++) {
      expected.addFirst(requested(given.customer(tenant)).id());
    }
    var seen = new ArrayList<OnboardingId>();
    var page = list(Set.of(), new PageRequest(2, null, true));
    assertThat(page.total()).isEqualTo(5);
    while (true) {
      page.items().forEach(it -> seen.add(it.onboarding().id()));
      var next = page.next();
      if (next == null) {
        break;
      }
      page = list(Set.of(), new PageRequest(2, next, false));
    }
    assertThat(seen).isEqualTo(expected);
    assertThat(list(Set.of(Stage.REQUESTED), new PageRequest(2, null, true)).total()).isEqualTo(5);
  }
}
