package io.purser.domain.adoption;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.InMemoryCardOnboardings;
import io.purser.domain.customer.InMemoryCustomers;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.InMemoryTenants;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link Proposals} in memory. */
public final class InMemoryProposals implements Proposals {
  private final InMemoryUnitOfWork work;
  private final InMemoryTenants tenants;
  private final InMemoryCustomers customers;
  private final InMemoryCardOnboardings onboardings;
  private final Rows<ProposalId, Proposal> rows;

  public InMemoryProposals(
      InMemoryUnitOfWork work,
      InMemoryTenants tenants,
      InMemoryCustomers customers,
      InMemoryCardOnboardings onboardings) {
    this.work = work;
    this.tenants = tenants;
    this.customers = customers;
    this.onboardings = onboardings;
    this.rows = new Rows<>(work);
  }

  @Override
  public void propose(Proposal proposal) {
    work.require(proposal.tenant(), "proposals.propose");
    var found = proposal.found();
    boolean change = proposal.match() == Match.CHANGED;
    rows.lockUnique(List.of(proposal.tenant(), found.kind(), found.id(), change));
    var known =
        of(proposal.tenant())
            .filter(it -> it.found().kind() == found.kind() && it.found().id().equals(found.id()))
            .filter(it -> (it.match() == Match.CHANGED) == change)
            .findFirst();
    if (known.isEmpty()) {
      rows.add(proposal.id(), proposal);
    } else if (known.get().state() == Proposal.State.OPEN) {
      var id = known.get().id();
      rows.put(
          id,
          new Proposal(
              id,
              proposal.tenant(),
              proposal.importId(),
              found,
              proposal.match(),
              proposal.customer(),
              proposal.state(),
              known.get().createdAt(),
              proposal.updatedAt()));
    }
  }

  @Override
  public Optional<Proposal> get(TenantId tenant, ProposalId id) {
    work.require(tenant, "proposals.get");
    return rows.get(id).filter(row -> row.tenant().equals(tenant));
  }

  @Override
  public Optional<Proposal> getForUpdate(TenantId tenant, ProposalId id) {
    work.require(tenant, "proposals.getForUpdate");
    return rows.lock(id).filter(row -> row.tenant().equals(tenant));
  }

  @Override
  public void save(Proposal decided) {
    work.require(decided.tenant(), "proposals.save");
    rows.put(
        decided.id(),
        decided.state() == Proposal.State.CONFIRMED ? withoutPerson(decided) : decided);
  }

  private static Proposal withoutPerson(Proposal proposal) {
    var found =
        switch (proposal.found()) {
          case ProviderRecord.WalletCustomer it ->
              new ProviderRecord.WalletCustomer(it.id(), it.reference(), null, null, it.status());
          case ProviderRecord.CardCustomer it ->
              new ProviderRecord.CardCustomer(it.id(), it.reference(), null, it.standing());
        };
    return new Proposal(
        proposal.id(),
        proposal.tenant(),
        proposal.importId(),
        found,
        proposal.match(),
        proposal.customer(),
        proposal.state(),
        proposal.createdAt(),
        proposal.updatedAt());
  }

  @Override
  public Page<Proposal> list(TenantId tenant, ImportId importId, Wanted wanted, PageRequest page) {
    work.require(tenant, "proposals.list");
    return Pages.cut(
        of(tenant)
            .filter(it -> it.importId().equals(importId))
            .filter(it -> wanted.kind() == null || it.found().kind() == wanted.kind())
            .filter(it -> wanted.match() == null || it.match() == wanted.match())
            .filter(it -> wanted.state() == null || it.state() == wanted.state()),
        page,
        it -> new Position(it.createdAt(), it.id().value()));
  }

  @Override
  public Map<Match, Integer> counts(TenantId tenant, ImportId importId) {
    work.require(tenant, "proposals.counts");
    return of(tenant)
        .filter(it -> it.importId().equals(importId))
        .collect(groupingBy(Proposal::match, collectingAndThen(counting(), Long::intValue)));
  }

  @Override
  public boolean isFree(TenantId tenant, RecordKind kind, String providerId) {
    work.require(tenant, "proposals.isFree");
    var account = tenants.accountOf(tenant);
    rows.lockUnique(List.of(account, kind, providerId));
    return switch (kind) {
      case WALLET_CUSTOMER -> customers.ofAccount(account, providerId).isEmpty();
      case CARD_CUSTOMER ->
          tenants.idsOf(account).stream()
              .flatMap(onboardings::ofWhichever)
              .noneMatch(
                  it ->
                      it instanceof CardOnboarding.Known known
                          && known.cardholder().id().equals(providerId));
    };
  }

  private Stream<Proposal> of(TenantId tenant) {
    return rows.all().filter(row -> row.tenant().equals(tenant));
  }
}
