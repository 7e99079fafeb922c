package io.purser.domain.card.spending;

import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.InMemoryCardOnboardings;
import io.purser.domain.tenant.InMemoryTenants;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** {@link SpendingFeeds} in memory. */
public final class InMemorySpendingFeeds implements SpendingFeeds {
  private final InMemoryUnitOfWork work;
  private final InMemoryTenants tenants;
  private final InMemoryCardOnboardings onboardings;
  private final InstantSource clock;
  private final Rows<ProviderAccountId, Row> rows;

  public InMemorySpendingFeeds(
      InMemoryUnitOfWork work,
      InMemoryTenants tenants,
      InMemoryCardOnboardings onboardings,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.onboardings = onboardings;
    this.clock = clock;
    this.rows = new Rows<>(work);
  }

  private record Row(Place place, Instant lookedAt) {}

  @Override
  public List<Place> claim(Duration quietFor) {
    return work.alone(
        "spendingFeeds.claim",
        () -> {
          var now = clock.instant();
          return onboardings.all().stream()
              .filter(CardOnboarding.Known.class::isInstance)
              .map(known -> tenants.accountOf(known.header().tenant()))
              .distinct()
              .filter(rows::tryLock)
              .filter(account -> isDue(account, now.minus(quietFor)))
              .map(account -> rows.get(account).map(Row::place).orElse(begin(account)))
              .peek(place -> rows.put(place.account(), new Row(place, now)))
              .toList();
        });
  }

  private static Place begin(ProviderAccountId account) {
    return new Place(account, null, null, Place.FIRST_PAGE);
  }

  private boolean isDue(ProviderAccountId account, Instant since) {
    return rows.get(account).filter(row -> row.lookedAt.isAfter(since)).isEmpty();
  }

  @Override
  public void keep(Place place) {
    work.alone(
        "spendingFeeds.keep",
        () -> {
          rows.lock(place.account())
              .ifPresent(row -> rows.put(place.account(), new Row(place, row.lookedAt)));
          return place;
        });
  }
}
