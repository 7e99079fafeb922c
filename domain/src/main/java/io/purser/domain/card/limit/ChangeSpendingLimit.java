package io.purser.domain.card.limit;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.money.Money;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;

/**
 * Plans another daily limit. Of several changes the newest counts. Used inside a unit of work, once
 * {@link ReadSpendingLimit} has found what is in force; {@link SpendingLimitChanging} carries it
 * out.
 */
public final class ChangeSpendingLimit {
  private final Customers customers;
  private final CardOnboardings onboardings;
  private final SpendingLimits limits;
  private final Operations operations;
  private final SpendingLimitChanges changes;
  private final Ids ids;
  private final InstantSource clock;

  public ChangeSpendingLimit(
      Customers customers,
      CardOnboardings onboardings,
      SpendingLimits limits,
      Operations operations,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.customers = customers;
    this.onboardings = onboardings;
    this.limits = limits;
    this.operations = operations;
    this.changes = new SpendingLimitChanges(limits, journal);
    this.ids = ids;
    this.clock = clock;
  }

  public Result plan(TenantId tenant, CustomerId id, Money daily, Initiator by) {
    var customer = customers.getForShare(tenant, id);
    if (customer.isEmpty()) {
      return refused(new LimitRefusal.OfCustomer(new CustomerRefusal.NoSuchCustomer()));
    }
    var objection = customer.get().objection();
    if (objection.isPresent()) {
      return refused(new LimitRefusal.OfCustomer(objection.get()));
    }
    var limit = limits.getForUpdate(tenant, id);
    if (limit.isEmpty()
        || !(onboardings.newest(tenant, id).orElse(null)
            instanceof CardOnboarding.Known onboarding)) {
      return refused(new LimitRefusal.NoOnboarding());
    }
    return plan(limit.get(), onboarding.cardholder().id(), daily, by);
  }

  private Result plan(SpendingLimit limit, String cardCustomer, Money daily, Initiator by) {
    var currency = limit.inForce().currency();
    if (!daily.currency().equals(currency)) {
      return refused(new LimitRefusal.CurrencyDiffers(currency));
    }
    var wanted = limit.wanted();
    if (wanted == null && limit.stays(daily)) {
      return new Result.SoAlready(limit);
    }
    if (wanted != null && wanted.daily().equals(daily)) {
      return new Result.Planned(wanted.operation());
    }
    var at = clock.instant();
    var operation =
        new NewOperation(
            OperationId.next(ids),
            limit.tenant(),
            OperationKind.CHANGE_SPENDING_LIMIT,
            limit.customer().value(),
            limit.customer(),
            cardCustomer,
            null,
            at);
    if (!(operations.plan(operation) instanceof Operations.Planning.Planned)) {
      throw new IllegalStateException("what sets a state has no rival that keeps it out");
    }
    changes.want(limit, new SpendingLimit.Wanted(daily, operation.id()), by, at);
    return new Result.Planned(operation.id());
  }

  private static Result refused(LimitRefusal why) {
    return new Result.Refused(why);
  }

  /** What came of it. */
  public sealed interface Result {
    /** This operation makes it so, whether it is new or was open already. */
    record Planned(OperationId operation) implements Result {}

    /** There is nothing to do. */
    record SoAlready(SpendingLimit limit) implements Result {}

    record Refused(LimitRefusal why) implements Result {}
  }
}
