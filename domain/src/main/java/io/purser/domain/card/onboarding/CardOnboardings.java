package io.purser.domain.card.onboarding;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All onboardings. Used, where nothing else is said, inside a unit of work of the tenant. Of a
 * customer's onboardings at most one has not ended.
 */
public interface CardOnboardings {
  /** Adds one with version 1. */
  void add(CardOnboarding.Requested onboarding);

  /** Adds one that somebody else has begun at the provider, with version 1. */
  void adopt(CardOnboarding.Known onboarding);

  /**
   * Saves over the version that was loaded, and counts it up by one.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(CardOnboarding onboarding);

  Optional<CardOnboarding> get(TenantId tenant, OnboardingId id);

  /** The same, locked until the unit of work ends. */
  Optional<CardOnboarding> getForUpdate(TenantId tenant, OnboardingId id);

  /** The customer's only one that has not ended, or else the last. */
  Optional<CardOnboarding> newest(TenantId tenant, CustomerId customer);

  /** The same, locked until the unit of work ends, for those who will save. */
  Optional<CardOnboarding> newestForUpdate(TenantId tenant, CustomerId customer);

  /** Which states it has been in, and since when, in that order. */
  List<Reached> history(TenantId tenant, OnboardingId id);

  /**
   * Onboardings of any tenant that wait for the provider, and of which it was not asked for this
   * long; or for a tenth of the time since they last changed, where that is longer, up to a day.
   * The longest unasked first. Each is named to one asker and then not again until it is due anew.
   * A transaction of its own.
   */
  List<Waiting> waiting(Duration age, int maximum);

  /** Whose card customer this is, among the tenants of an account. A transaction of its own. */
  Optional<Waiting> ownerOf(ProviderAccountId account, String providerCardCustomerId);

  record Reached(Stage stage, Instant at) {}

  record Waiting(TenantId tenant, OnboardingId onboarding) {}
}
