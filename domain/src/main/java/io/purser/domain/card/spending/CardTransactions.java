package io.purser.domain.card.spending;

import io.purser.domain.card.onboarding.CardOnboardings.Waiting;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All card transactions. Used, where nothing else is said, inside a unit of work of the tenant. */
public interface CardTransactions {
  /** Adds one with version 1. There is one for each transaction of the provider. */
  void add(CardTransaction transaction);

  /**
   * Saves over the version that was loaded, and counts it up by one.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(CardTransaction transaction);

  Optional<CardTransaction> byProviderId(TenantId tenant, String providerTransactionId);

  Optional<CardSpending> get(TenantId tenant, CardTransactionId id);

  /** By the time when they began, newest first. */
  Page<CardSpending> list(
      TenantId tenant, CustomerId customer, List<SpendingFilter> filters, PageRequest page);

  /**
   * Card customers of any tenant whose list was never read to its end, and those with a transaction
   * that is open, of whom the provider was not asked for this long; of the latter for a tenth of
   * the time since the newest of those last changed, where that is longer, up to six hours. The
   * longest unasked first. Each is named to one asker and then not again until it is due anew. A
   * transaction of its own.
   */
  List<Waiting> waiting(Duration age, int maximum);

  /**
   * How far back the provider's list of what a card customer has spent must be read: to when the
   * oldest that is open began. Empty when it must be read to its end, which it never was.
   *
   * @param now when nothing is open
   */
  Optional<Instant> readBackTo(
      TenantId tenant, OnboardingId onboarding, CustomerId customer, Instant now);

  /** The list was read to its end. */
  void wasReadToItsEnd(TenantId tenant, OnboardingId onboarding, Instant at);

  /** Something in it could not be booked, so it is to be read to its end another time. */
  void mustBeReadAgain(TenantId tenant, OnboardingId onboarding, Instant at);
}
