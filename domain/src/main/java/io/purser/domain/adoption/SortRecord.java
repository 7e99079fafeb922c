package io.purser.domain.adoption;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.AdoptCards;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.CardReference;
import io.purser.domain.card.onboarding.RefreshOnboarding;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerFilter;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ExternalId;
import io.purser.domain.customer.Registration;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.inbox.Inbox;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a record of the provider's is to us: linked, somebody else's, or to be proposed.
 * Links nothing. May be repeated: a record that is seen twice is proposed once.
 */
public final class SortRecord {
  private final UnitOfWork work;
  private final Customers customers;
  private final CardOnboardings onboardings;
  private final RefreshOnboarding refreshOnboarding;
  private final AdoptCards adoptCards;
  private final Inbox inbox;
  private final Proposals proposals;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;

  public SortRecord(
      UnitOfWork work,
      Customers customers,
      CardOnboardings onboardings,
      RefreshOnboarding refreshOnboarding,
      AdoptCards adoptCards,
      Inbox inbox,
      Proposals proposals,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.work = work;
    this.customers = customers;
    this.onboardings = onboardings;
    this.refreshOnboarding = refreshOnboarding;
    this.adoptCards = adoptCards;
    this.inbox = inbox;
    this.proposals = proposals;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  /** For which import a record is sorted. */
  record Context(
      TenantId tenant, ProviderAccountId account, ImportId importId, Deadline deadline) {}

  /** What a record is. */
  enum Sort {
    LINKED,
    OF_ANOTHER,
    PROPOSED
  }

  /** Outside any unit of work. */
  Sort handle(Context context, ProviderRecord found) {
    return switch (found) {
      case ProviderRecord.WalletCustomer record ->
          inbox
              .ownerOf(context.account(), record.id())
              .map(
                  owner ->
                      owner.tenant().equals(context.tenant())
                          ? linked(context, record, owner.customer())
                          : Sort.OF_ANOTHER)
              .orElseGet(() -> unlinked(context, record));
      case ProviderRecord.CardCustomer record ->
          onboardings
              .ownerOf(context.account(), record.id())
              .map(
                  owner ->
                      owner.tenant().equals(context.tenant())
                          ? linked(context, record, owner)
                          : Sort.OF_ANOTHER)
              .orElseGet(() -> unlinked(context, record));
    };
  }

  /** The provider's word may have changed since. */
  private Sort linked(Context context, ProviderRecord.WalletCustomer record, CustomerId id) {
    var tenant = context.tenant();
    var customer = work.reading(tenant, () -> customers.get(tenant, id).orElseThrow());
    if (!saysOtherwise(customer, record.status())) {
      return compare(context, record, customer);
    }
    return compare(
        context, record, work.inTransaction(tenant, () -> keepWord(tenant, id, record.status())));
  }

  private static boolean saysOtherwise(Customer customer, String status) {
    return customer instanceof Customer.Living
        && customer.registration() instanceof Registration.Registered(var known)
        && !known.status().equals(status);
  }

  private Customer keepWord(TenantId tenant, CustomerId id, String status) {
    var customer = customers.getForUpdate(tenant, id).orElseThrow();
    if (saysOtherwise(customer, status) && customer instanceof Customer.Living living) {
      var at = clock.instant();
      customers.save(living.saidToBe(status, at));
      journal.record(
          Initiator.PROVIDER,
          tenant,
          "customer.provider_status_changed",
          id.value(),
          id,
          Map.of("status", status),
          at);
    }
    return customer;
  }

  /** What is different about a card customer, the provider's own record tells better. */
  private Sort linked(
      Context context, ProviderRecord.CardCustomer record, CardOnboardings.Waiting owner) {
    var tenant = context.tenant();
    var onboarding =
        work.reading(tenant, () -> onboardings.get(tenant, owner.onboarding()).orElseThrow());
    var id = onboarding.header().customer();
    var customer = work.reading(tenant, () -> customers.get(tenant, id).orElseThrow());
    if (customer instanceof Customer.Deleted) {
      return Sort.LINKED;
    }
    if (onboarding instanceof CardOnboarding.Underway underway
        && !Objects.equals(record.standing().said().flow(), underway.cardholder().said().flow())) {
      var _ = refreshOnboarding.handle(tenant, owner.onboarding(), context.deadline());
    }
    if (record.standing().hasCard()) {
      adoptCards.handle(tenant, owner.onboarding(), context.deadline());
    }
    return compare(context, record, customer);
  }

  private Sort compare(Context context, ProviderRecord record, Customer customer) {
    if (customer instanceof Customer.Deleted) {
      return Sort.LINKED;
    }
    if (namesAnother(context.tenant(), record, customer)) {
      propose(context, record, Match.CHANGED, customer.id());
    }
    return Sort.LINKED;
  }

  private static boolean namesAnother(TenantId tenant, ProviderRecord record, Customer customer) {
    var email = record.email();
    var known = emailThere(record, customer);
    if (email != null && known != null && !email.canonical().equals(known.canonical())) {
      return true;
    }
    return reference(record)
        .filter(
            named ->
                !named.customer().equals(customer.id())
                    || (named.tenant() != null && !named.tenant().equals(tenant)))
        .isPresent();
  }

  /** Ours may have become another since the provider was told, and theirs stays what it was. */
  private static @Nullable Email emailThere(ProviderRecord record, Customer customer) {
    return record.kind() == RecordKind.WALLET_CUSTOMER
            && customer.registration() instanceof Registration.Registered(var known)
            && known.email() != null
        ? known.email()
        : customer.profile().email();
  }

  private Sort unlinked(Context context, ProviderRecord record) {
    var tenant = context.tenant();
    var named = reference(record);
    if (named.filter(it -> it.tenant() != null && !it.tenant().equals(tenant)).isPresent()) {
      return Sort.OF_ANOTHER;
    }
    var ours = named.flatMap(it -> living(tenant, it.customer()));
    if (named.isPresent() && ours.isEmpty()) {
      // Nobody but us gives such ids, so it is another tenant's, or was somebody's who is gone.
      return Sort.OF_ANOTHER;
    }
    if (ours.isPresent()) {
      return matched(context, record, Match.REFERENCE, ours.get());
    }
    var own = externalId(record).flatMap(id -> one(tenant, new CustomerFilter.WithExternalId(id)));
    if (own.isPresent()) {
      return matched(context, record, Match.EXTERNAL_ID, own.get());
    }
    var sameEmail =
        Optional.ofNullable(record.email())
            .flatMap(email -> one(tenant, new CustomerFilter.WithEmail(email)));
    if (sameEmail.isPresent()) {
      return matched(context, record, Match.EMAIL, sameEmail.get());
    }
    propose(context, record, Match.NEW, null);
    return Sort.PROPOSED;
  }

  /** What an operation is about to link needs no proposal. */
  private Sort matched(Context context, ProviderRecord record, Match match, Customer customer) {
    if (isBeingLinked(context.tenant(), record.kind(), customer)) {
      return Sort.LINKED;
    }
    propose(context, record, match, customer.id());
    return Sort.PROPOSED;
  }

  private boolean isBeingLinked(TenantId tenant, RecordKind kind, Customer customer) {
    return switch (kind) {
      case WALLET_CUSTOMER -> customer.registration() instanceof Registration.Pending;
      case CARD_CUSTOMER ->
          work.reading(
              tenant,
              () ->
                  onboardings
                      .newest(tenant, customer.id())
                      .filter(CardOnboarding.Requested.class::isInstance)
                      .isPresent());
    };
  }

  private void propose(
      Context context, ProviderRecord record, Match match, @Nullable CustomerId customer) {
    var at = clock.instant();
    var proposal =
        new Proposal(
            ProposalId.next(ids),
            context.tenant(),
            context.importId(),
            record,
            match,
            customer,
            Proposal.State.OPEN,
            at,
            at);
    work.inTransaction(
        context.tenant(),
        () -> {
          proposals.propose(proposal);
          return proposal;
        });
  }

  /** Of a card customer we give the tenant as well. */
  private record Reference(@Nullable TenantId tenant, CustomerId customer) {}

  private static Optional<Reference> reference(ProviderRecord record) {
    return Optional.ofNullable(record.reference())
        .flatMap(
            text ->
                CardReference.parse(text)
                    .map(named -> new Reference(named.tenant(), named.customer()))
                    .or(() -> CustomerId.parse(text).map(id -> new Reference(null, id))));
  }

  static Optional<ExternalId> externalId(ProviderRecord record) {
    return Optional.ofNullable(record.reference())
        .filter(text -> ExternalId.problemWith(text).isEmpty())
        .map(ExternalId::new);
  }

  private Optional<Customer> living(TenantId tenant, CustomerId id) {
    return work.reading(tenant, () -> customers.get(tenant, id))
        .filter(Customer.Living.class::isInstance);
  }

  private Optional<Customer> one(TenantId tenant, CustomerFilter filter) {
    return work
        .reading(tenant, () -> customers.list(tenant, List.of(filter), PageRequest.first(1)))
        .items()
        .stream()
        .findFirst();
  }
}
