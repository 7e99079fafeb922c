package io.purser.rest.card.account;

import io.micronaut.context.annotation.Property;
import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.account.balance.CardBalances;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows what is in card accounts, and whether that is older than it may be. */
@Singleton
public final class CardAccounts {
  private final CardOnboardings onboardings;
  private final CardBalances balances;
  private final InstantSource clock;
  private final Duration freshFor;

  CardAccounts(
      CardOnboardings onboardings,
      CardBalances balances,
      InstantSource clock,
      @Property(name = "purser.cards.account.fresh-for", defaultValue = "3h") Duration freshFor) {
    this.onboardings = onboardings;
    this.balances = balances;
    this.clock = clock;
    this.freshFor = freshFor;
  }

  /** Empty where the customer has none. In a unit of work of the tenant. */
  Optional<CardAccountView> of(TenantId tenant, CustomerId customer) {
    return onboardings
        .newest(tenant, customer)
        .filter(CardOnboarding.Known.class::isInstance)
        .map(_ -> view(customer, balances.get(tenant, customer).orElse(null), null));
  }

  /**
   * From what has been read already.
   *
   * @param wanted how old it may be, or null for whatever is usual
   */
  public CardAccountView view(
      CustomerId customer, @Nullable CardBalance balance, @Nullable Duration wanted) {
    var oldest = wanted != null && wanted.compareTo(freshFor) < 0 ? wanted : freshFor;
    return CardAccountView.of(customer, balance, clock.instant(), oldest);
  }
}
