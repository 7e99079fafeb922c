package io.purser.domain.card.limit;

import io.purser.domain.audit.Initiator;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Plans how many cards a customer may have. A newer wish takes the older one's place and includes
 * it. Used inside a unit of work; {@link CardCountChanging} carries it out.
 */
public final class ChangeCardCounts {
  private final Customers customers;
  private final CardOnboardings onboardings;
  private final CardCountLimits limits;
  private final Operations operations;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;

  public ChangeCardCounts(
      Customers customers,
      CardOnboardings onboardings,
      CardCountLimits limits,
      Operations operations,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.customers = customers;
    this.onboardings = onboardings;
    this.limits = limits;
    this.operations = operations;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param change with at least one number
   */
  public Result plan(TenantId tenant, CustomerId customer, CardCounts change, Initiator by) {
    // The lock lets those who change it for the first time see each other.
    var found = customers.getForUpdate(tenant, customer);
    if (found.isEmpty()) {
      return new Result.Refused(new LimitRefusal.OfCustomer(new CustomerRefusal.NoSuchCustomer()));
    }
    var objection = found.get().objection();
    if (objection.isPresent()) {
      return new Result.Refused(new LimitRefusal.OfCustomer(objection.get()));
    }
    if (!(onboardings.newest(tenant, customer).orElse(null)
        instanceof CardOnboarding.Known onboarding)) {
      return new Result.Refused(new LimitRefusal.NoOnboarding());
    }
    var limit = limits.getForUpdate(tenant, customer).orElseGet(() -> added(tenant, customer));
    if (limit.intended().with(change).equals(limit.intended())) {
      var wanted = limit.wanted();
      return wanted == null ? new Result.SoAlready(limit) : new Result.Planned(wanted.operation());
    }
    return plan(limit, onboarding.cardholder().id(), change, by);
  }

  private CardCountLimit added(TenantId tenant, CustomerId customer) {
    var limit = CardCountLimit.of(tenant, customer);
    limits.add(limit);
    return limit.withVersion(1);
  }

  private Result plan(CardCountLimit limit, String cardCustomer, CardCounts change, Initiator by) {
    var at = clock.instant();
    var customer = limit.customer();
    var operation =
        new NewOperation(
            OperationId.next(ids),
            limit.tenant(),
            OperationKind.CHANGE_CARD_COUNTS,
            customer.value(),
            customer,
            cardCustomer,
            null,
            at);
    if (!(operations.plan(operation) instanceof Operations.Planning.Planned)) {
      throw new IllegalStateException("what sets a state has no rival that keeps it out");
    }
    limits.save(limit.want(change, operation.id()));
    journal.record(
        by,
        limit.tenant(),
        "card_counts.change_requested",
        customer.value(),
        customer,
        Map.of("operation", operation.id().value()),
        changes(limit.intended(), limit.intended().with(change)),
        at);
    return new Result.Planned(operation.id());
  }

  private static List<MemberChange> changes(CardCounts before, CardCounts after) {
    return List.of(
        MemberChange.of("virtual", before.virtual(), after.virtual()),
        MemberChange.of("physical", before.physical(), after.physical()),
        MemberChange.of("total", before.total(), after.total()));
  }

  /** What came of it. */
  public sealed interface Result {
    /** This operation makes it so, whether it is new or was open already. */
    record Planned(OperationId operation) implements Result {}

    /** There is nothing to do. */
    record SoAlready(CardCountLimit limit) implements Result {}

    record Refused(LimitRefusal why) implements Result {}
  }
}
