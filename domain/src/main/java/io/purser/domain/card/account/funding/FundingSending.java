package io.purser.domain.card.account.funding;

import io.purser.domain.card.account.balance.CardBalances;
import io.purser.domain.card.account.funding.FundingProvider.FundingList;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries out {@link OperationKind#FUND_CARD}. The provider honours no key and pays for every
 * request, so a request whose answer is lost is never sent again: what it led to is the funding in
 * the provider's list that says the same, is none of ours and was not there before.
 */
public final class FundingSending
    implements ProviderWrite<FundingSending.Request, AcceptedFunding> {
  /** How much the provider's clock may be behind ours. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Customers customers;
  private final CardOnboardings onboardings;
  private final Fundings fundings;
  private final CardBalances balances;
  private final FundingProvider provider;
  private final FundingBooks books;
  private final FundingEvents events;

  public FundingSending(
      Customers customers,
      CardOnboardings onboardings,
      Fundings fundings,
      CardBalances balances,
      FundingProvider provider,
      CashLedger ledger,
      Journal journal) {
    this.customers = customers;
    this.onboardings = onboardings;
    this.fundings = fundings;
    this.balances = balances;
    this.provider = provider;
    this.books = new FundingBooks(ledger);
    this.events = new FundingEvents(journal);
  }

  /**
   * What the provider is asked.
   *
   * @param notOurs the provider's ids of fundings that cannot be this one
   */
  public record Request(
      ProviderAccountId account, String cardCustomer, FundingOrder order, Set<String> notOurs) {
    public Request {
      notOurs = Set.copyOf(notOurs);
    }
  }

  @Override
  public OperationKind kind() {
    return OperationKind.FUND_CARD;
  }

  @Override
  public Preparation<Request> prepare(Operation.Open operation) {
    var header = operation.header();
    if (!(onboardings.newest(header.tenant(), header.customer()).orElseThrow()
        instanceof CardOnboarding.Known onboarding)) {
      return new Preparation.Refused<>(Rejection.because(Reason.CARD_ACCOUNT_NOT_READY));
    }
    // An attempt that was held up may come here when another has settled the operation.
    var funding =
        fundings
            .get(header.tenant(), idOf(operation))
            .filter(found -> isOf(found, operation))
            .orElseThrow(() -> new StaleAggregate(operation.id().value()));
    var request =
        new Request(
            header.account(),
            onboarding.cardholder().id(),
            funding.header().order(),
            fundings.providerIds(header.tenant(), header.customer()));
    return Preparation.unless(
        customers.get(header.tenant(), header.customer()).orElseThrow().hindrance(), request);
  }

  @Override
  public Sighting<AcceptedFunding> lookUp(
      Operation.Open operation, Request request, Deadline deadline) {
    return switch (provider.fundings(request.account(), request.cardCustomer(), deadline)) {
      case FundingList.Read read -> among(read, request, operation.header().firstSentAt());
      case FundingList.UnknownCardCustomer _ ->
          new Sighting.Refused<>(Rejection.because(Reason.CUSTOMER_UNKNOWN_TO_PROVIDER));
      case FundingList.Away(var why, var retryAfter) -> new Sighting.Unclear<>(why, retryAfter);
    };
  }

  private static Sighting<AcceptedFunding> among(
      FundingList.Read read, Request request, @Nullable Instant firstSentAt) {
    var candidates =
        read.fundings().stream()
            .filter(report -> report.canBe(request.order()))
            .map(ReportedFunding::funding)
            .filter(funding -> !request.notOurs().contains(funding.providerId()))
            .filter(funding -> !isFromBefore(funding, firstSentAt))
            .toList();
    if (candidates.size() > 1) {
      return new Sighting.Unclear<>(
          candidates.size() + " fundings could be this one", Duration.ZERO);
    }
    if (candidates.size() == 1) {
      return new Sighting.Present<>(candidates.getFirst());
    }
    return read.isWhole()
        ? new Sighting.Absent<>()
        : new Sighting.Unclear<>("not all fundings could be read", Duration.ZERO);
  }

  private static boolean isFromBefore(AcceptedFunding funding, @Nullable Instant firstSentAt) {
    return firstSentAt != null
        && funding.at() != null
        && funding.at().isBefore(firstSentAt.minus(SKEW));
  }

  @Override
  public Answer<AcceptedFunding> send(Request request, Deadline deadline) {
    return provider.fund(request.account(), request.cardCustomer(), request.order(), deadline);
  }

  /** What an operator has read is under way; the provider's list will tell how far it is. */
  @Override
  public Optional<AcceptedFunding> attested(Request request, String providerId) {
    return request.notOurs().contains(providerId)
        ? Optional.empty()
        : Optional.of(
            new AcceptedFunding(providerId, AcceptedFunding.Progress.PENDING, null, null, null));
  }

  @Override
  public void confirm(Operation.Confirmed operation, AcceptedFunding effect) {
    var at = operation.confirmedAt();
    var accepted = subject(operation).accept(effect, at);
    fundings.save(accepted);
    books.accepted(accepted, at);
    events.changed(accepted, at);
    balances.doubt(operation.header().tenant(), operation.header().customer());
  }

  @Override
  public void reject(Operation.Rejected operation) {
    var at = operation.rejectedAt();
    var requested = subject(operation);
    var after =
        operation.why().reason() == Reason.NEVER_SENT
            ? requested.neverSent(at)
            : requested.refuse(operation.why(), at);
    fundings.save(after);
    books.release(requested.header(), at);
    events.changed(after, at);
  }

  private Funding.Requested subject(Operation.Settled operation) {
    var found = fundings.getForUpdate(operation.header().tenant(), idOf(operation)).orElseThrow();
    if (found instanceof Funding.Requested requested && isOf(found, operation)) {
      return requested;
    }
    throw new IllegalStateException(found.id() + " is settled, its operation is not");
  }

  private static boolean isOf(Funding funding, Operation operation) {
    return funding instanceof Funding.Requested
        && funding.header().operation().equals(operation.id());
  }

  private static FundingId idOf(Operation operation) {
    return new FundingId(operation.header().subject());
  }
}
