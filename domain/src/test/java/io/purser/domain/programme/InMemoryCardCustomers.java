package io.purser.domain.programme;

import io.purser.domain.card.CardState;
import io.purser.domain.card.InMemoryCards;
import io.purser.domain.card.account.balance.InMemoryCardBalances;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.InMemoryCardOnboardings;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.customer.InMemoryCustomers;
import io.purser.domain.customer.Registration;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import java.util.Set;

/** {@link CardCustomers} in memory. */
public final class InMemoryCardCustomers implements CardCustomers {
  private static final Set<CardState> OPEN =
      Set.of(CardState.ACTIVE, CardState.FROZEN, CardState.BLOCKED);

  private final InMemoryCardOnboardings onboardings;
  private final InMemoryCustomers customers;
  private final InMemoryCards cards;
  private final InMemoryCardBalances balances;

  public InMemoryCardCustomers(
      InMemoryCardOnboardings onboardings,
      InMemoryCustomers customers,
      InMemoryCards cards,
      InMemoryCardBalances balances) {
    this.onboardings = onboardings;
    this.customers = customers;
    this.cards = cards;
    this.balances = balances;
  }

  @Override
  public Page<CardCustomer> list(
      TenantId tenant, Set<Stage> stages, boolean withBalances, PageRequest page) {
    return Pages.cut(
        onboardings
            .of(tenant)
            .filter(
                it -> onboardings.newest(tenant, it.header().customer()).orElseThrow().equals(it))
            .filter(it -> !customers.isDeleted(it.header().customer()))
            .filter(it -> stages.isEmpty() || stages.contains(it.stage()))
            .map(it -> read(tenant, it, withBalances)),
        page,
        it ->
            new Position(
                it.onboarding().header().createdAt(), it.onboarding().header().id().value()));
  }

  private CardCustomer read(TenantId tenant, CardOnboarding onboarding, boolean withBalances) {
    var id = onboarding.header().customer();
    var customer = customers.get(tenant, id).orElseThrow();
    return new CardCustomer(
        onboarding,
        customer.header().externalId(),
        customer.registration() instanceof Registration.Registered(var known) ? known.id() : null,
        (int) cards.of(tenant, id).stream().filter(card -> OPEN.contains(card.state())).count(),
        withBalances ? balances.get(tenant, id).orElse(null) : null);
  }
}
