package io.purser.domain.card.account.funding;

import static java.util.Comparator.comparing;

import io.purser.domain.card.account.funding.Funding.Accepted;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Reference;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link Fundings} in memory. */
public final class InMemoryFundings implements Fundings {
  private final InMemoryUnitOfWork work;
  private final InstantSource clock;
  private final Rows<FundingId, Funding> rows;
  private final Rows<FundingId, Instant> asked;

  public InMemoryFundings(InMemoryUnitOfWork work, InstantSource clock) {
    this.work = work;
    this.clock = clock;
    this.rows = new Rows<>(work);
    this.asked = new Rows<>(work);
  }

  @Override
  public void add(Funding.Requested funding) {
    var header = funding.header();
    work.require(header.tenant(), "fundings.add");
    rows.lockUnique(List.of(header.tenant(), header.reference()));
    if (byReference(header.tenant(), header.reference()).isPresent()) {
      throw new IllegalStateException("the reference is used");
    }
    requireNoOther(funding);
    rows.add(funding.id(), funding.withVersion(1));
  }

  private void requireNoOther(Funding.Requested funding) {
    var header = funding.header();
    rows.lockUnique(List.of(header.tenant(), header.customer()));
    requestedOf(header.tenant(), header.customer())
        .filter(other -> !other.id().equals(funding.id()))
        .ifPresent(
            other -> {
              throw new IllegalStateException(other.id() + " is requested already");
            });
  }

  @Override
  public void save(Funding funding) {
    var header = funding.header();
    work.require(header.tenant(), "fundings.save");
    var stored = rows.lock(funding.id());
    if (stored.isEmpty()
        || !stored.get().header().tenant().equals(header.tenant())
        || stored.get().header().version() != header.version()) {
      throw new StaleAggregate(funding.id().value());
    }
    if (funding instanceof Funding.Requested requested) {
      requireNoOther(requested);
    }
    if (funding instanceof Accepted accepted) {
      requireTheOnlyOne(accepted);
    }
    rows.put(funding.id(), funding.withVersion(header.version() + 1));
  }

  private void requireTheOnlyOne(Accepted funding) {
    var tenant = funding.header().tenant();
    rows.lockUnique(List.of(tenant, funding.terms().providerId()));
    allOf(tenant)
        .filter(other -> !other.id().equals(funding.id()))
        .filter(
            other ->
                other instanceof Accepted accepted
                    && accepted.terms().providerId().equals(funding.terms().providerId()))
        .findFirst()
        .ifPresent(
            other -> {
              throw new IllegalStateException(other.id() + " is the same funding");
            });
  }

  @Override
  public Optional<Funding> get(TenantId tenant, FundingId id) {
    work.require(tenant, "fundings.get");
    return rows.get(id).filter(row -> row.header().tenant().equals(tenant));
  }

  @Override
  public Optional<Funding> getForUpdate(TenantId tenant, FundingId id) {
    work.require(tenant, "fundings.getForUpdate");
    return rows.lock(id).filter(row -> row.header().tenant().equals(tenant));
  }

  @Override
  public Optional<Funding> byReference(TenantId tenant, Reference reference) {
    work.require(tenant, "fundings.byReference");
    return allOf(tenant).filter(row -> row.header().reference().equals(reference)).findFirst();
  }

  @Override
  public Optional<Accepted> byProviderIdForUpdate(
      TenantId tenant, CustomerId customer, String providerId) {
    work.require(tenant, "fundings.byProviderId");
    return acceptedOf(tenant, customer)
        .filter(row -> row.terms().providerId().equals(providerId))
        .findFirst()
        .map(row -> (Accepted) rows.lock(row.id()).orElseThrow());
  }

  @Override
  public Optional<Funding.Requested> requestedOf(TenantId tenant, CustomerId customer) {
    work.require(tenant, "fundings.requestedOf");
    return of(tenant, customer)
        .filter(Funding.Requested.class::isInstance)
        .map(Funding.Requested.class::cast)
        .findFirst();
  }

  @Override
  public Set<String> providerIds(TenantId tenant, CustomerId customer) {
    work.require(tenant, "fundings.providerIds");
    return acceptedOf(tenant, customer)
        .map(row -> row.terms().providerId())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Money notIn(TenantId tenant, Instant readAt) {
    work.require(tenant, "fundings.notIn");
    return allOf(tenant)
        .map(
            row ->
                switch (row) {
                  case Funding.Requested requested -> requested.header().held();
                  case Funding.Pending(_, var terms, var at) -> paid(terms, at, readAt);
                  case Funding.Completed(_, var terms, var at, _) -> paid(terms, at, readAt);
                  case Funding.NotSent _, Funding.Refused _, Funding.Failed _ ->
                      Money.zero(Money.USD);
                })
        .reduce(Money.zero(Money.USD), Money::plus);
  }

  private static Money paid(Funding.Terms terms, Instant at, Instant readAt) {
    return at.isBefore(readAt) ? Money.zero(Money.USD) : terms.paid();
  }

  @Override
  public Page<Funding> list(TenantId tenant, List<FundingFilter> filters, PageRequest page) {
    work.require(tenant, "fundings.list");
    return Pages.cut(
        allOf(tenant).filter(row -> filters.stream().allMatch(filter -> meets(row, filter))),
        page,
        row -> new Position(row.header().createdAt(), row.id().value()));
  }

  private static boolean meets(Funding row, FundingFilter filter) {
    var header = row.header();
    return switch (filter) {
      case FundingFilter.InState(var state) -> row.state() == state;
      case FundingFilter.OfCustomer(var customer) -> header.customer().equals(customer);
      case FundingFilter.CreatedFrom(var time) -> !header.createdAt().isBefore(time);
      case FundingFilter.CreatedBefore(var time) -> header.createdAt().isBefore(time);
    };
  }

  @Override
  public List<Waiting> waiting(Duration age, int maximum) {
    return work.alone(
        "fundings.waiting",
        () -> {
          var now = clock.instant();
          var due =
              rows.all()
                  .filter(Funding.Pending.class::isInstance)
                  .map(Funding.Pending.class::cast)
                  .filter(row -> isDue(row, age, now))
                  .sorted(comparing(this::since).thenComparing(row -> row.id().value()))
                  .filter(row -> asked.tryLock(row.id()))
                  .filter(row -> isDue(row, age, now))
                  .limit(maximum)
                  .toList();
          due.forEach(row -> asked.put(row.id(), now));
          return due.stream()
              .map(row -> new Waiting(row.header().tenant(), row.header().customer()))
              .distinct()
              .toList();
        });
  }

  private boolean isDue(Funding.Pending row, Duration age, Instant now) {
    return !since(row).isAfter(now.minus(age));
  }

  private Instant since(Funding.Pending row) {
    return asked.get(row.id()).orElse(row.acceptedAt());
  }

  /** Every funding of every tenant, for assertions. */
  public List<Funding> all() {
    return rows.committed();
  }

  private Stream<Funding> allOf(TenantId tenant) {
    return rows.all().filter(row -> row.header().tenant().equals(tenant));
  }

  private Stream<Funding> of(TenantId tenant, CustomerId customer) {
    return allOf(tenant).filter(row -> row.header().customer().equals(customer));
  }

  private Stream<Accepted> acceptedOf(TenantId tenant, CustomerId customer) {
    return of(tenant, customer).filter(Accepted.class::isInstance).map(Accepted.class::cast);
  }
}
