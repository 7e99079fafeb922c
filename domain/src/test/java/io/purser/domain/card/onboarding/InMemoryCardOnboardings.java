package io.purser.domain.card.onboarding;

import static java.util.Comparator.comparing;

import io.purser.domain.card.onboarding.CardOnboarding.Known;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.InMemoryCustomers;
import io.purser.domain.tenant.InMemoryTenants;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@link CardOnboardings} in memory. */
public final class InMemoryCardOnboardings implements CardOnboardings {
  private static final Set<Stage> WAITING =
      Set.of(Stage.KYC, Stage.SOURCE_OF_FUNDS, Stage.PHONE, Stage.ACCOUNT, Stage.READY);
  private static final Duration SELDOMEST = Duration.ofDays(1);

  private final InMemoryUnitOfWork work;
  private final InMemoryTenants tenants;
  private final InMemoryCustomers customers;
  private final InstantSource clock;
  private final Rows<OnboardingId, CardOnboarding> rows;
  private final Rows<OnboardingId, List<Reached>> histories;
  private final Rows<OnboardingId, Instant> asked;

  public InMemoryCardOnboardings(
      InMemoryUnitOfWork work,
      InMemoryTenants tenants,
      InMemoryCustomers customers,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.customers = customers;
    this.clock = clock;
    this.rows = new Rows<>(work);
    this.histories = new Rows<>(work);
    this.asked = new Rows<>(work);
  }

  @Override
  public void add(CardOnboarding.Requested onboarding) {
    insert(onboarding);
  }

  private void insert(CardOnboarding onboarding) {
    var header = onboarding.header();
    work.require(header.tenant(), "onboardings.add");
    rows.lockUnique(List.of(header.tenant(), header.customer()));
    newestOf(header.tenant(), header.customer())
        .filter(other -> !other.stage().isEnd())
        .ifPresent(
            other -> {
              throw new IllegalStateException(other.id() + " has not ended");
            });
    rows.add(onboarding.id(), onboarding.withVersion(1));
    histories.put(onboarding.id(), List.of(new Reached(onboarding.stage(), header.updatedAt())));
    asked.put(onboarding.id(), clock.instant());
  }

  @Override
  public void adopt(CardOnboarding.Known onboarding) {
    insert(onboarding);
  }

  @Override
  public void save(CardOnboarding onboarding) {
    var header = onboarding.header();
    work.require(header.tenant(), "onboardings.save");
    var stored = rows.lock(onboarding.id());
    if (stored.isEmpty()
        || !stored.get().header().tenant().equals(header.tenant())
        || stored.get().header().version() != header.version()) {
      throw new StaleAggregate(onboarding.id().value());
    }
    rows.put(onboarding.id(), onboarding.withVersion(header.version() + 1));
    var history = new ArrayList<>(histories.get(onboarding.id()).orElseThrow());
    if (history.stream().noneMatch(reached -> reached.stage() == onboarding.stage())) {
      history.add(new Reached(onboarding.stage(), header.updatedAt()));
      histories.put(onboarding.id(), List.copyOf(history));
    }
  }

  @Override
  public Optional<CardOnboarding> get(TenantId tenant, OnboardingId id) {
    work.require(tenant, "onboardings.get");
    return rows.get(id).filter(row -> row.header().tenant().equals(tenant));
  }

  @Override
  public Optional<CardOnboarding> getForUpdate(TenantId tenant, OnboardingId id) {
    work.require(tenant, "onboardings.getForUpdate");
    return rows.lock(id).filter(row -> row.header().tenant().equals(tenant));
  }

  @Override
  public Optional<CardOnboarding> newest(TenantId tenant, CustomerId customer) {
    work.require(tenant, "onboardings.newest");
    return newestOf(tenant, customer);
  }

  @Override
  public Optional<CardOnboarding> newestForUpdate(TenantId tenant, CustomerId customer) {
    work.require(tenant, "onboardings.newestForUpdate");
    return newestOf(tenant, customer).flatMap(found -> rows.lock(found.id()));
  }

  /** Every onboarding of a tenant. */
  public Stream<CardOnboarding> of(TenantId tenant) {
    work.require(tenant, "onboardings.of");
    return ofWhichever(tenant);
  }

  /** The same from another tenant's unit of work, as the owner of the schema sees them. */
  public Stream<CardOnboarding> ofWhichever(TenantId tenant) {
    return rows.all().filter(row -> row.header().tenant().equals(tenant));
  }

  @Override
  public List<Reached> history(TenantId tenant, OnboardingId id) {
    work.require(tenant, "onboardings.history");
    return get(tenant, id).flatMap(_ -> histories.get(id)).orElse(List.of());
  }

  @Override
  public List<Waiting> waiting(Duration age, int maximum) {
    return work.alone(
        "onboardings.waiting",
        () -> {
          var now = clock.instant();
          var due =
              rows.all()
                  .filter(row -> waitsForProvider(row))
                  .filter(row -> !customers.isDeleted(row.header().customer()))
                  .filter(row -> isDue(row, age, now))
                  .sorted(
                      comparing((CardOnboarding row) -> asked.get(row.id()).orElseThrow())
                          .thenComparing(row -> row.id().value()))
                  // Who has been named since the rows were read is only seen under the lock.
                  .filter(row -> asked.tryLock(row.id()))
                  .filter(row -> isDue(row, age, now))
                  .limit(maximum)
                  .toList();
          due.forEach(row -> asked.put(row.id(), now));
          return due.stream().map(InMemoryCardOnboardings::named).toList();
        });
  }

  private static boolean waitsForProvider(CardOnboarding row) {
    if (!(row instanceof Known known) || !WAITING.contains(row.stage())) {
      return false;
    }
    var progress = known.cardholder().progress();
    boolean onlyForTheCustomer =
        (row.stage() == Stage.SOURCE_OF_FUNDS || row.stage() == Stage.PHONE)
            && progress.deployed()
            && progress.deploymentAsked();
    return !onlyForTheCustomer;
  }

  private boolean isDue(CardOnboarding row, Duration age, Instant now) {
    var quiet = Duration.between(row.header().updatedAt(), now).dividedBy(10);
    var capped = quiet.compareTo(SELDOMEST) > 0 ? SELDOMEST : quiet;
    var wait = capped.compareTo(age) > 0 ? capped : age;
    return !asked.get(row.id()).orElseThrow().isAfter(now.minus(wait));
  }

  @Override
  public Optional<Waiting> ownerOf(ProviderAccountId account, String providerCardCustomerId) {
    return work.alone(
        "onboardings.ownerOf",
        () ->
            rows.all()
                .filter(row -> tenants.accountOf(row.header().tenant()).equals(account))
                .filter(
                    row ->
                        row instanceof Known known
                            && known.cardholder().id().equals(providerCardCustomerId))
                .max(NEWEST_LAST)
                .map(InMemoryCardOnboardings::named));
  }

  /** Every onboarding of every tenant, for assertions. */
  public List<CardOnboarding> all() {
    return rows.committed();
  }

  private static final Comparator<CardOnboarding> NEWEST_LAST =
      comparing((CardOnboarding row) -> !row.stage().isEnd())
          .thenComparing(row -> row.header().createdAt())
          .thenComparing(row -> row.id().value());

  private Optional<CardOnboarding> newestOf(TenantId tenant, CustomerId customer) {
    return rows.all()
        .filter(row -> row.header().tenant().equals(tenant))
        .filter(row -> row.header().customer().equals(customer))
        .max(NEWEST_LAST);
  }

  private static Waiting named(CardOnboarding row) {
    return new Waiting(row.header().tenant(), row.id());
  }
}
