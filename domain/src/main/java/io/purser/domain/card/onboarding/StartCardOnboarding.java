package io.purser.domain.card.onboarding;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
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

/**
 * Begins an onboarding, or finds the one that is under way. Used inside a unit of work; {@link
 * CardOnboardingStart} carries it out.
 */
public final class StartCardOnboarding {
  private final Customers customers;
  private final CardOnboardings onboardings;
  private final Operations operations;
  private final OnboardingChanges changes;
  private final Ids ids;
  private final InstantSource clock;

  public StartCardOnboarding(
      Customers customers,
      CardOnboardings onboardings,
      Operations operations,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.customers = customers;
    this.onboardings = onboardings;
    this.operations = operations;
    this.changes = new OnboardingChanges(onboardings, journal);
    this.ids = ids;
    this.clock = clock;
  }

  public Result plan(TenantId tenant, CustomerId id, Initiator by) {
    // The lock lets those who begin at the same time see each other.
    var customer = customers.getForUpdate(tenant, id);
    if (customer.isEmpty()) {
      return refused(new CustomerRefusal.NoSuchCustomer());
    }
    return switch (customer.get()) {
      case Customer.Suspended _ -> refused(new CustomerRefusal.CustomerSuspended(id));
      case Customer.Deleted _ -> refused(new CustomerRefusal.CustomerDeleted(id));
      case Customer.Active active ->
          onboardings
              .newest(tenant, id)
              .map(newest -> goOn(active, newest, by))
              .orElseGet(() -> begin(active, by));
    };
  }

  private Result goOn(Customer.Active customer, CardOnboarding newest, Initiator by) {
    return switch (newest) {
      case CardOnboarding.Requested(_, var operation) -> new Result.Planned(operation);
      case CardOnboarding.Underway underway -> new Result.UnderWay(underway);
      case CardOnboarding.Declined _, CardOnboarding.Expired _, CardOnboarding.MustRestart _ ->
          begin(customer, by);
    };
  }

  private Result begin(Customer.Active customer, Initiator by) {
    var email = customer.profile().email();
    if (email == null) {
      return refused(new CustomerRefusal.EmailMissing(customer.id()));
    }
    var at = clock.instant();
    var tenant = customer.header().tenant();
    var id = OnboardingId.next(ids);
    var operation =
        new NewOperation(
            OperationId.next(ids),
            tenant,
            OperationKind.START_CARD_ONBOARDING,
            id.value(),
            customer.id(),
            email.canonical(),
            null,
            at);
    return switch (operations.plan(operation)) {
      // The provider knows card customers by their e-mail; whoever came first has it.
      case Operations.Planning.KeyBusy _ ->
          new Result.Refused(new OnboardingRefusal.EmailBelongsToAnother());
      case Operations.Planning.ReferenceUsed _ ->
          throw new IllegalStateException("an onboarding is no order of money");
      case Operations.Planning.Planned _ -> {
        changes.add(
            new CardOnboarding.Requested(
                new CardOnboarding.Header(id, tenant, customer.id(), at, at, 0), operation.id()),
            by);
        yield new Result.Planned(operation.id());
      }
    };
  }

  private static Result refused(CustomerRefusal why) {
    return new Result.Refused(new OnboardingRefusal.OfCustomer(why));
  }

  /** What came of it. */
  public sealed interface Result {
    /** This operation begins it, whether it is new or was open already. */
    record Planned(OperationId operation) implements Result {}

    record UnderWay(CardOnboarding.Underway onboarding) implements Result {}

    record Refused(OnboardingRefusal why) implements Result {}
  }
}
