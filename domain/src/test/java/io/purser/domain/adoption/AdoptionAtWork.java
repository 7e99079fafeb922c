package io.purser.domain.adoption;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.Initiator;
import io.purser.domain.card.AdoptCards;
import io.purser.domain.card.onboarding.AdoptCardCustomer;
import io.purser.domain.card.onboarding.Kyc;
import io.purser.domain.card.onboarding.Standing;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.customer.Email;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Imports and decisions about them, with everything kept in memory. */
final class AdoptionAtWork {
  static final Duration LEASE = Duration.ofMinutes(1);
  static final Initiator OPERATOR = new Initiator("operator:o", "because", null);

  final InMemoryPlatform platform = new InMemoryPlatform();
  final FakeDirectory directory = new FakeDirectory(platform.store, 3);
  final ImportWorker worker =
      new ImportWorker(
          platform.store.work(),
          platform.store.tenants(),
          platform.store.imports(),
          directory,
          new SortRecord(
              platform.store.work(),
              platform.store.customers(),
              platform.store.cardOnboardings(),
              platform.refreshOnboarding,
              new AdoptCards(
                  platform.store.work(),
                  platform.store.tenants(),
                  platform.store.cardOnboardings(),
                  platform.store.cards(),
                  platform.cards,
                  platform.journal,
                  platform.store.ids(),
                  platform.store.clock()),
              platform.store.inbox(),
              platform.store.proposals(),
              platform.journal,
              platform.store.ids(),
              platform.store.clock()),
          LEASE,
          platform.store.clock());
  final StartImport start =
      new StartImport(
          platform.store.imports(), platform.journal, platform.store.ids(), platform.store.clock());
  final DecideProposal decide =
      new DecideProposal(
          platform.store.proposals(),
          platform.store.customers(),
          platform.createCustomer,
          new AdoptCardCustomer(
              platform.store.cardOnboardings(),
              platform.hearOfProof,
              platform.journal,
              platform.store.ids(),
              platform.store.clock()),
          platform.journal,
          platform.store.clock());

  ImportId started() {
    var result = platform.given.in(platform.tenant, () -> start.handle(tenant(), OPERATOR));
    return ((StartImport.Result.Started) result).started().header().id();
  }

  /** A whole run. */
  ImportId imported() {
    var id = started();
    for (int turn = 0; turn < 20 && get(id) instanceof Import.Running; turn++) {
      worker.work(() -> true);
    }
    return id;
  }

  Import get(ImportId id) {
    return platform
        .given
        .in(platform.tenant, () -> platform.store.imports().get(tenant(), id))
        .orElseThrow();
  }

  List<Proposal> proposals(ImportId id) {
    return platform
        .given
        .in(
            platform.tenant,
            () ->
                platform
                    .store
                    .proposals()
                    .list(tenant(), id, Proposals.Wanted.ALL, PageRequest.first(100)))
        .items();
  }

  DecideProposal.Result confirm(Proposal proposal, @Nullable CustomerId customer) {
    return platform.given.in(
        platform.tenant,
        () ->
            decide.confirm(
                tenant(),
                proposal.importId(),
                proposal.id(),
                new DecideProposal.Choice(customer, CustomerType.INDIVIDUAL),
                OPERATOR));
  }

  TenantId tenant() {
    return platform.tenant.id();
  }

  static ProviderRecord wallet(String id, @Nullable String reference, @Nullable String email) {
    return new ProviderRecord.WalletCustomer(
        id, reference, email == null ? null : new Email(email), "Somebody", "active");
  }

  static ProviderRecord card(String id, @Nullable String reference, @Nullable String email) {
    return new ProviderRecord.CardCustomer(
        id,
        reference,
        email == null ? null : new Email(email),
        new Standing(true, Kyc.APPROVED, true, true, new Standing.Words("active", null, true)));
  }
}
