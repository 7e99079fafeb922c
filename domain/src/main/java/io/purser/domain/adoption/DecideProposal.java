package io.purser.domain.adoption;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.onboarding.AdoptCardCustomer;
import io.purser.domain.card.onboarding.ProviderCardCustomer;
import io.purser.domain.customer.CreateCustomer;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.Metadata;
import io.purser.domain.customer.Profile;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.customer.Registration;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Links a record of the provider's to a customer, or leaves it alone, because an operator says so.
 * Of several who say so at once, one does it. Used inside a unit of work.
 */
public final class DecideProposal {
  private final Proposals proposals;
  private final Customers customers;
  private final CreateCustomer createCustomer;
  private final AdoptCardCustomer adoptCardCustomer;
  private final Journal journal;
  private final InstantSource clock;

  public DecideProposal(
      Proposals proposals,
      Customers customers,
      CreateCustomer createCustomer,
      AdoptCardCustomer adoptCardCustomer,
      Journal journal,
      InstantSource clock) {
    this.proposals = proposals;
    this.customers = customers;
    this.createCustomer = createCustomer;
    this.adoptCardCustomer = adoptCardCustomer;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * What the operator decides.
   *
   * @param customer to whom the record is linked, or null for whom the proposal names
   * @param type of a customer who is made for it
   */
  public record Choice(@Nullable CustomerId customer, CustomerType type) {}

  public Result confirm(
      TenantId tenant, ImportId importId, ProposalId id, Choice choice, Initiator by) {
    var found = proposals.getForUpdate(tenant, id).filter(it -> it.importId().equals(importId));
    if (found.isEmpty()) {
      return new Result.Refused(new AdoptionRefusal.NoSuchProposal());
    }
    var proposal = found.get();
    var decided = proposal.customer();
    if (proposal.state() == Proposal.State.CONFIRMED && decided != null) {
      return new Result.Refused(new AdoptionRefusal.AlreadyConfirmed(decided));
    }
    if (proposal.match() == Match.CHANGED) {
      return new Result.Refused(new AdoptionRefusal.NothingToConfirm());
    }
    if (!proposals.isFree(tenant, proposal.found().kind(), proposal.found().id())) {
      return new Result.Refused(new AdoptionRefusal.RecordTaken());
    }
    var wanted = choice.customer() == null ? proposal.customer() : choice.customer();
    return wanted == null
        ? createAndLink(proposal, choice.type(), by)
        : customers
            .getForUpdate(tenant, wanted)
            .map(
                customer ->
                    switch (customer) {
                      case Customer.Living living -> link(proposal, living, by);
                      case Customer.Deleted deleted ->
                          new Result.Refused(
                              new AdoptionRefusal.OfCustomer(
                                  new CustomerRefusal.CustomerDeleted(deleted.id())));
                    })
            .orElseGet(
                () ->
                    new Result.Refused(
                        new AdoptionRefusal.OfCustomer(new CustomerRefusal.NoSuchCustomer())));
  }

  private Result createAndLink(Proposal proposal, CustomerType type, Initiator by) {
    var externalId =
        proposal.found() instanceof ProviderRecord.CardCustomer card
            ? SortRecord.externalId(card).orElse(null)
            : null;
    return switch (createCustomer.handle(
        proposal.tenant(), externalId, profile(proposal.found(), type), by)) {
      case CreateCustomer.Result.Refused(var why) ->
          new Result.Refused(new AdoptionRefusal.OfCustomer(why));
      case CreateCustomer.Result.Created(var customer) -> link(proposal, customer, by);
    };
  }

  private static Profile profile(ProviderRecord found, CustomerType type) {
    var name = found instanceof ProviderRecord.WalletCustomer wallet ? wallet.name() : null;
    var party =
        switch (type) {
          case INDIVIDUAL -> new Profile.Party.Person(name, null, null, null);
          case BUSINESS -> new Profile.Party.Company(name, null, null);
        };
    return new Profile(party, found.email(), null, null, Metadata.NONE);
  }

  private Result link(Proposal proposal, Customer.Living customer, Initiator by) {
    boolean linked =
        switch (proposal.found()) {
          case ProviderRecord.WalletCustomer record -> register(record, proposal, customer, by);
          case ProviderRecord.CardCustomer record ->
              adoptCardCustomer.handle(
                  customer, new ProviderCardCustomer(record.id(), record.standing(), null), by);
        };
    if (!linked) {
      return new Result.Refused(new AdoptionRefusal.CustomerTaken(customer.id()));
    }
    var confirmed = proposal.confirmed(customer.id(), clock.instant());
    proposals.save(confirmed);
    journal.note(
        by,
        proposal.tenant(),
        "adoption.confirmed",
        proposal.id().value(),
        customer.id(),
        List.of(),
        clock.instant());
    return new Result.Decided(confirmed);
  }

  private boolean register(
      ProviderRecord.WalletCustomer record,
      Proposal proposal,
      Customer.Living customer,
      Initiator by) {
    boolean free =
        switch (customer.registration()) {
          case Registration.None _, Registration.Failed _ -> true;
          case Registration.Pending _, Registration.Registered _ -> false;
        };
    if (free) {
      var at = clock.instant();
      customers.save(
          customer.registered(
              new ProviderCustomer(
                  record.id(), record.status(), proposal.updatedAt(), record.email()),
              at));
      journal.record(
          by,
          proposal.tenant(),
          "customer.registered",
          customer.id().value(),
          customer.id(),
          Map.of("providerCustomerId", record.id()),
          at);
    }
    return free;
  }

  public Result dismiss(TenantId tenant, ImportId importId, ProposalId id, Initiator by) {
    var found = proposals.getForUpdate(tenant, id).filter(it -> it.importId().equals(importId));
    if (found.isEmpty()) {
      return new Result.Refused(new AdoptionRefusal.NoSuchProposal());
    }
    var customer = found.get().customer();
    if (found.get().state() == Proposal.State.CONFIRMED && customer != null) {
      return new Result.Refused(new AdoptionRefusal.AlreadyConfirmed(customer));
    }
    var dismissed = found.get().dismissed(clock.instant());
    proposals.save(dismissed);
    journal.note(by, tenant, "adoption.dismissed", id.value(), clock.instant());
    return new Result.Decided(dismissed);
  }

  /** What came of it. */
  public sealed interface Result {
    record Decided(Proposal proposal) implements Result {}

    record Refused(AdoptionRefusal why) implements Result {}
  }
}
