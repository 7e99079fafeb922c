package io.purser.domain.card.limit;

import io.purser.domain.card.limit.SpendingLimitProvider.Accepted;
import io.purser.domain.card.limit.SpendingLimitProvider.LimitReading;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.money.Money;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;

/**
 * Carries out {@link OperationKind#CHANGE_SPENDING_LIMIT}. The provider shows only what is in
 * force, and not what it has accepted and lets wait; so a limit that is in force counts as the
 * effect only when nothing waits that would replace it.
 */
public final class SpendingLimitChanging
    implements ProviderWrite<SpendingLimitChanging.Request, SpendingLimitChanging.Effect> {
  private final Customers customers;
  private final CardOnboardings onboardings;
  private final SpendingLimits limits;
  private final SpendingLimitProvider provider;
  private final SpendingLimitChanges changes;

  public SpendingLimitChanging(
      Customers customers,
      CardOnboardings onboardings,
      SpendingLimits limits,
      SpendingLimitProvider provider,
      Journal journal) {
    this.customers = customers;
    this.onboardings = onboardings;
    this.limits = limits;
    this.provider = provider;
    this.changes = new SpendingLimitChanges(limits, journal);
  }

  /**
   * What the provider is asked.
   *
   * @param mayBeInForce whether a look can tell that it is so already
   */
  public record Request(
      ProviderAccountId account, String cardCustomer, Money daily, boolean mayBeInForce) {}

  /** What the provider reports. */
  public sealed interface Effect {
    Money daily();

    record InForce(Money daily, ReportedLimits limits) implements Effect {}

    record Scheduled(Money daily, Duration delay) implements Effect {}
  }

  @Override
  public OperationKind kind() {
    return OperationKind.CHANGE_SPENDING_LIMIT;
  }

  @Override
  public Preparation<Request> prepare(Operation.Open operation) {
    var header = operation.header();
    if (!(onboardings.newest(header.tenant(), header.customer()).orElseThrow()
        instanceof CardOnboarding.Known onboarding)) {
      return new Preparation.Refused<>(Rejection.because(Reason.NOT_READY_FOR_CARD));
    }
    var limit = limits.get(header.tenant(), header.customer()).orElseThrow();
    var wanted = limit.wanted();
    var cardCustomer = onboarding.cardholder().id();
    if (wanted == null || !wanted.operation().equals(operation.id())) {
      var nothing = Money.zero(limit.inForce().currency());
      return new Preparation.NotAnyMore<>(
          new Request(header.account(), cardCustomer, nothing, false),
          Rejection.because(Reason.SUPERSEDED));
    }
    var waiting = limit.scheduled();
    boolean alone = waiting == null || waiting.daily().equals(wanted.daily());
    var customer = customers.get(header.tenant(), header.customer()).orElseThrow();
    return Preparation.unless(
        customer.hindrance(), new Request(header.account(), cardCustomer, wanted.daily(), alone));
  }

  @Override
  public Sighting<Effect> lookUp(Operation.Open operation, Request request, Deadline deadline) {
    if (!request.mayBeInForce()) {
      return new Sighting.Absent<>();
    }
    return switch (provider.read(request.account(), request.cardCustomer(), deadline)) {
      case LimitReading.Read(var inForce) -> {
        var daily = inForce.daily();
        yield daily != null && daily.limit().equals(request.daily())
            ? new Sighting.Present<>(new Effect.InForce(request.daily(), inForce))
            : new Sighting.Absent<>();
      }
      case LimitReading.Refused(var code) ->
          new Sighting.Refused<>(new Rejection(Reason.REFUSED_BY_PROVIDER, code));
      case LimitReading.Unavailable(var why, var retryAfter) ->
          new Sighting.Unclear<>(why, retryAfter);
    };
  }

  @Override
  public Answer<Effect> send(Request request, Deadline deadline) {
    return switch (provider.change(
        request.account(), request.cardCustomer(), request.daily(), deadline)) {
      case Answer.Done<Accepted>(var accepted) ->
          new Answer.Done<>(new Effect.Scheduled(request.daily(), accepted.delay()));
      case Answer.Refused<Accepted>(var why) -> new Answer.Refused<>(why);
      case Answer.NotExecuted<Accepted>(var why, var retryAfter) ->
          new Answer.NotExecuted<>(why, retryAfter);
      case Answer.InDoubt<Accepted>(var evidence) -> new Answer.InDoubt<>(evidence);
    };
  }

  @Override
  public void confirm(Operation.Confirmed operation, Effect effect) {
    var limit = subject(operation);
    var at = operation.confirmedAt();
    switch (effect) {
      case Effect.InForce(var daily, var inForce) ->
          changes.inForce(limit, operation.id(), inForce, daily, at);
      case Effect.Scheduled(var daily, var delay) ->
          changes.schedule(
              limit, operation.id(), new SpendingLimit.Scheduled(daily, at.plus(delay)), at);
    }
  }

  @Override
  public void reject(Operation.Rejected operation) {
    changes.reject(subject(operation), operation.id(), operation.why(), operation.rejectedAt());
  }

  private SpendingLimit subject(Operation.Settled operation) {
    var header = operation.header();
    return limits.getForUpdate(header.tenant(), new CustomerId(header.subject())).orElseThrow();
  }
}
