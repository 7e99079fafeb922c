package io.purser.domain.card.limit;

import io.purser.domain.card.limit.SpendingLimitProvider.LimitReading;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Says what a customer may spend. The provider is asked when what we know is not fresh; when it
 * does not answer, what we know is the answer, with its age.
 */
public final class ReadSpendingLimit {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final Customers customers;
  private final CardOnboardings onboardings;
  private final SpendingLimits limits;
  private final SpendingLimitProvider provider;
  private final SpendingLimitChanges changes;
  private final InstantSource clock;
  private final Duration freshFor;

  /**
   * @param freshFor for how long the provider is not asked again
   */
  public ReadSpendingLimit(
      UnitOfWork work,
      Tenants tenants,
      Customers customers,
      CardOnboardings onboardings,
      SpendingLimits limits,
      SpendingLimitProvider provider,
      Journal journal,
      InstantSource clock,
      Duration freshFor) {
    this.work = work;
    this.tenants = tenants;
    this.customers = customers;
    this.onboardings = onboardings;
    this.limits = limits;
    this.provider = provider;
    this.changes = new SpendingLimitChanges(limits, journal);
    this.clock = clock;
    this.freshFor = freshFor;
  }

  /** What is known before the provider is asked. */
  private sealed interface Known {
    record Holder(String cardCustomer, @Nullable SpendingLimit limit) implements Known {}

    /** Of whom the provider is not asked any more. */
    record Former(SpendingLimit limit) implements Known {}

    record Nobody(LimitRefusal why) implements Known {}
  }

  public Result handle(TenantId tenant, CustomerId customer, Deadline deadline) {
    return switch (work.reading(tenant, () -> known(tenant, customer))) {
      case Known.Nobody(var why) -> new Result.Refused(why);
      case Known.Former(var limit) -> new Result.LastKnown(limit);
      case Known.Holder(_, var limit) when limit != null && isFresh(limit) ->
          new Result.Found(limit);
      case Known.Holder holder -> ask(tenant, customer, holder, deadline);
    };
  }

  /** The same, however fresh it is. */
  public Result refresh(TenantId tenant, CustomerId customer, Deadline deadline) {
    return switch (work.reading(tenant, () -> known(tenant, customer))) {
      case Known.Nobody(var why) -> new Result.Refused(why);
      case Known.Former(var limit) -> new Result.LastKnown(limit);
      case Known.Holder holder -> ask(tenant, customer, holder, deadline);
    };
  }

  /** What should have changed by now is not fresh. */
  private boolean isFresh(SpendingLimit limit) {
    var now = clock.instant();
    var scheduled = limit.scheduled();
    return !limit.isStale(now, freshFor) && (scheduled == null || now.isBefore(scheduled.from()));
  }

  private Known known(TenantId tenant, CustomerId customer) {
    var found = customers.get(tenant, customer);
    if (found.isEmpty()) {
      return new Known.Nobody(new LimitRefusal.OfCustomer(new CustomerRefusal.NoSuchCustomer()));
    }
    if (found.get() instanceof Customer.Deleted) {
      return limits
          .get(tenant, customer)
          .<Known>map(Known.Former::new)
          .orElseGet(() -> new Known.Nobody(new LimitRefusal.NoOnboarding()));
    }
    var onboarding = onboardings.newest(tenant, customer);
    if (onboarding.isEmpty()) {
      return new Known.Nobody(new LimitRefusal.NoOnboarding());
    }
    return switch (onboarding.get()) {
      case CardOnboarding.Ready(_, var cardholder) ->
          new Known.Holder(cardholder.id(), limits.get(tenant, customer).orElse(null));
      case CardOnboarding.Active(_, var cardholder) ->
          new Known.Holder(cardholder.id(), limits.get(tenant, customer).orElse(null));
      case CardOnboarding.Requested _,
          CardOnboarding.Declined _,
          CardOnboarding.AwaitingEmailCode _,
          CardOnboarding.AwaitingKyc _,
          CardOnboarding.AwaitingSourceOfFunds _,
          CardOnboarding.AwaitingPhone _,
          CardOnboarding.AwaitingAccount _,
          CardOnboarding.Expired _,
          CardOnboarding.MustRestart _ ->
          new Known.Nobody(new LimitRefusal.NotOnboarded(onboarding.get().stage()));
    };
  }

  private Result ask(TenantId tenant, CustomerId customer, Known.Holder holder, Deadline deadline) {
    var account = tenants.get(tenant).orElseThrow().account();
    var askedAt = clock.instant();
    return switch (provider.read(account, holder.cardCustomer(), deadline)) {
      case LimitReading.Read(var inForce) ->
          new Result.Found(
              work.inTransaction(tenant, () -> learn(tenant, customer, inForce, askedAt)));
      case LimitReading.Refused(var code) -> new Result.Refused(new LimitRefusal.ByProvider(code));
      case LimitReading.Unavailable(_, var retryAfter) ->
          holder.limit() == null
              ? new Result.Unavailable(retryAfter)
              : new Result.LastKnown(holder.limit());
    };
  }

  private SpendingLimit learn(
      TenantId tenant, CustomerId customer, ReportedLimits inForce, Instant askedAt) {
    // The lock lets those who read for the first time see each other.
    customers.getForUpdate(tenant, customer);
    var stored = limits.getForUpdate(tenant, customer);
    if (stored.isPresent()) {
      return changes.seen(stored.get(), inForce, askedAt);
    }
    var first = SpendingLimit.of(tenant, customer, inForce, askedAt);
    limits.add(first);
    return first;
  }

  /** What came of it. */
  public sealed interface Result {
    /** As it is now, or was a moment ago. */
    record Found(SpendingLimit limit) implements Result {}

    /** As it was when the provider last answered. */
    record LastKnown(SpendingLimit limit) implements Result {}

    record Refused(LimitRefusal why) implements Result {}

    /**
     * Nothing is known. {@code retryAfter} is what the provider asked for, zero when it did not.
     */
    record Unavailable(Duration retryAfter) implements Result {}
  }
}
