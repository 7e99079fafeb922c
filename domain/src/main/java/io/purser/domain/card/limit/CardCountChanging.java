package io.purser.domain.card.limit;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.limit.CardCountProvider.Confirmed;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Instant;
import java.util.Map;

/**
 * Carries out {@link OperationKind#CHANGE_CARD_COUNTS}. What is in force cannot be read, so a
 * request whose answer is lost is sent again: that sets the same numbers once more.
 */
public final class CardCountChanging
    implements ProviderWrite<CardCountChanging.Request, Confirmed> {
  private final Customers customers;
  private final CardOnboardings onboardings;
  private final CardCountLimits limits;
  private final CardCountProvider provider;
  private final Journal journal;

  public CardCountChanging(
      Customers customers,
      CardOnboardings onboardings,
      CardCountLimits limits,
      CardCountProvider provider,
      Journal journal) {
    this.customers = customers;
    this.onboardings = onboardings;
    this.limits = limits;
    this.provider = provider;
    this.journal = journal;
  }

  /** What the provider is asked. */
  public record Request(ProviderAccountId account, String cardCustomer, CardCounts counts) {}

  @Override
  public OperationKind kind() {
    return OperationKind.CHANGE_CARD_COUNTS;
  }

  @Override
  public Preparation<Request> prepare(Operation.Open operation) {
    var header = operation.header();
    if (!(onboardings.newest(header.tenant(), header.customer()).orElseThrow()
        instanceof CardOnboarding.Known onboarding)) {
      return new Preparation.Refused<>(Rejection.because(Reason.NOT_READY_FOR_CARD));
    }
    var cardCustomer = onboarding.cardholder().id();
    var wanted = limits.get(header.tenant(), header.customer()).orElseThrow().wanted();
    if (wanted == null || !wanted.operation().equals(operation.id())) {
      return new Preparation.NotAnyMore<>(
          new Request(header.account(), cardCustomer, CardCounts.UNKNOWN),
          Rejection.because(Reason.SUPERSEDED));
    }
    var customer = customers.get(header.tenant(), header.customer()).orElseThrow();
    return Preparation.unless(
        customer.hindrance(), new Request(header.account(), cardCustomer, wanted.counts()));
  }

  @Override
  public Sighting<Confirmed> lookUp(Operation.Open operation, Request request, Deadline deadline) {
    return new Sighting.Absent<>();
  }

  @Override
  public Answer<Confirmed> send(Request request, Deadline deadline) {
    return provider.change(request.account(), request.cardCustomer(), request.counts(), deadline);
  }

  @Override
  public void confirm(Operation.Confirmed operation, Confirmed effect) {
    var limit = subject(operation);
    limits.save(limit.confirmed(effect.counts(), effect.ceilings()).settled(operation.id()));
    record(limit, "card_counts.changed", Map.of(), operation.confirmedAt());
  }

  @Override
  public void reject(Operation.Rejected operation) {
    var limit = subject(operation);
    var after = limit.settled(operation.id());
    if (!after.equals(limit)) {
      limits.save(after);
      record(
          limit,
          "card_counts.change_rejected",
          Map.of("reason", operation.why().reason().name()),
          operation.rejectedAt());
    }
  }

  private void record(CardCountLimit limit, String change, Map<String, String> facts, Instant at) {
    var customer = limit.customer();
    journal.record(
        Initiator.PROVIDER, limit.tenant(), change, customer.value(), customer, facts, at);
  }

  private CardCountLimit subject(Operation.Settled operation) {
    var header = operation.header();
    return limits.getForUpdate(header.tenant(), new CustomerId(header.subject())).orElseThrow();
  }
}
