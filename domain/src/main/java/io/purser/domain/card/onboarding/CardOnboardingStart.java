package io.purser.domain.card.onboarding;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.Email;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.kyc.HearOfProof;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;

/** Carries out {@link OperationKind#START_CARD_ONBOARDING}. */
public final class CardOnboardingStart
    implements ProviderWrite<CardOnboardingStart.Request, ProviderCardCustomer> {
  private final Customers customers;
  private final CardOnboardings onboardings;
  private final SentCodes codes;
  private final CardOnboardingProvider provider;
  private final OnboardingChanges changes;
  private final ProofOfIdentity proof;
  private final Ids ids;

  public CardOnboardingStart(
      Customers customers,
      CardOnboardings onboardings,
      SentCodes codes,
      CardOnboardingProvider provider,
      HearOfProof hearOfProof,
      Journal journal,
      Ids ids) {
    this.customers = customers;
    this.onboardings = onboardings;
    this.codes = codes;
    this.provider = provider;
    this.changes = new OnboardingChanges(onboardings, journal);
    this.proof = new ProofOfIdentity(hearOfProof);
    this.ids = ids;
  }

  /** What the provider is asked. */
  public record Request(ProviderAccountId account, CardReference reference, Email email) {}

  @Override
  public OperationKind kind() {
    return OperationKind.START_CARD_ONBOARDING;
  }

  @Override
  public Preparation<Request> prepare(Operation.Open operation) {
    var header = operation.header();
    var customer = customers.get(header.tenant(), header.customer()).orElseThrow();
    var email = customer.profile().email();
    if (email == null) {
      return new Preparation.Refused<>(Rejection.because(Reason.EMAIL_MISSING));
    }
    var request =
        new Request(header.account(), CardReference.of(header.tenant(), customer.id()), email);
    return Preparation.unless(customer.hindrance(), request);
  }

  /** What carries our reference is ours, whoever had it made and when. */
  @Override
  public Sighting<ProviderCardCustomer> lookUp(
      Operation.Open operation, Request request, Deadline deadline) {
    return provider.find(request.account(), request.reference(), deadline);
  }

  @Override
  public Answer<ProviderCardCustomer> send(Request request, Deadline deadline) {
    return provider.begin(request.account(), request.reference(), request.email(), deadline);
  }

  @Override
  public void confirm(Operation.Confirmed operation, ProviderCardCustomer effect) {
    var header = operation.header();
    // Before the onboarding, as by everybody else.
    var customer = customers.getForShare(header.tenant(), header.customer()).orElseThrow();
    var requested = subject(operation);
    var at = operation.confirmedAt();
    var begun = requested.begin(effect, at);
    changes.save(requested, begun, Initiator.PROVIDER);
    proof.learnt(customer, requested, begun, Initiator.PROVIDER, at);
    if (begun.stage() == Stage.EMAIL_CODE) {
      var goodFor = effect.codeGoodFor();
      codes.add(
          begun.header().tenant(),
          begun.header().customer(),
          CodeChannel.EMAIL,
          new SentCode(ids.next("cod"), at, goodFor == null ? null : at.plus(goodFor), 0));
    }
  }

  @Override
  public void reject(Operation.Rejected operation) {
    var requested = subject(operation);
    changes.save(
        requested, requested.decline(operation.why(), operation.rejectedAt()), Initiator.PROVIDER);
  }

  private CardOnboarding.Requested subject(Operation.Settled operation) {
    var header = operation.header();
    var found =
        onboardings.getForUpdate(header.tenant(), new OnboardingId(header.subject())).orElseThrow();
    if (found instanceof CardOnboarding.Requested requested) {
      return requested;
    }
    throw new IllegalStateException(found.id() + " has begun, its operation is not settled");
  }
}
