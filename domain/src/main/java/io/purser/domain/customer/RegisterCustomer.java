package io.purser.domain.customer;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations;
import io.purser.domain.operation.Rejection;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Map;

/**
 * Plans to make a customer known to the provider. Used inside a unit of work; {@link
 * CustomerRegistration} carries it out.
 */
public final class RegisterCustomer {
  private final Customers customers;
  private final Operations operations;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;

  public RegisterCustomer(
      Customers customers, Operations operations, Journal journal, Ids ids, InstantSource clock) {
    this.customers = customers;
    this.operations = operations;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  public Result plan(TenantId tenant, CustomerId id, Initiator by) {
    var found = customers.getForUpdate(tenant, id);
    if (found.isEmpty()) {
      return new Result.Refused(new CustomerRefusal.NoSuchCustomer());
    }
    return switch (found.get()) {
      case Customer.Suspended _ -> new Result.Refused(new CustomerRefusal.CustomerSuspended(id));
      case Customer.Deleted _ -> new Result.Refused(new CustomerRefusal.CustomerDeleted(id));
      case Customer.Active customer -> plan(customer, by);
    };
  }

  private Result plan(Customer.Active customer, Initiator by) {
    return switch (customer.registration()) {
      case Registration.Pending(var operation) -> new Result.Planned(operation);
      case Registration.Registered _ ->
          new Result.Refused(new CustomerRefusal.AlreadyRegistered(customer.id()));
      case Registration.None _, Registration.Failed _ -> planNew(customer, by);
    };
  }

  private Result planNew(Customer.Active customer, Initiator by) {
    var email = customer.profile().email();
    if (email == null) {
      return new Result.Refused(new CustomerRefusal.EmailMissing(customer.id()));
    }
    var at = clock.instant();
    var tenant = customer.header().tenant();
    var operation =
        new NewOperation(
            OperationId.next(ids),
            tenant,
            OperationKind.REGISTER_CUSTOMER,
            customer.id().value(),
            customer.id(),
            email.canonical(),
            null,
            at);
    return switch (operations.plan(operation)) {
      case Operations.Planning.KeyBusy _ -> {
        // Another customer of this provider account is being registered with the e-mail; whoever
        // came first has it.
        var why = Rejection.because(Rejection.Reason.EMAIL_KNOWN_TO_PROVIDER);
        customers.save(customer.registrationFailed(why, at));
        journal.record(
            by,
            tenant,
            "customer.registration_failed",
            customer.id().value(),
            customer.id(),
            Map.of("reason", why.reason().name()),
            at);
        yield new Result.Failed(customer.id(), why);
      }
      case Operations.Planning.ReferenceUsed _ ->
          throw new IllegalStateException("a registration has no reference");
      case Operations.Planning.Planned _ -> {
        customers.save(customer.registering(operation.id(), at));
        journal.record(
            by,
            tenant,
            "customer.registration_requested",
            customer.id().value(),
            customer.id(),
            Map.of("operation", operation.id().value()),
            at);
        yield new Result.Planned(operation.id());
      }
    };
  }

  /** What came of it. */
  public sealed interface Result {
    /** This operation registers the customer, whether it is new or was open already. */
    record Planned(OperationId operation) implements Result {}

    record Refused(CustomerRefusal why) implements Result {}

    /** It is certain without asking that the provider cannot take the customer. */
    record Failed(CustomerId customer, Rejection why) implements Result {}
  }
}
