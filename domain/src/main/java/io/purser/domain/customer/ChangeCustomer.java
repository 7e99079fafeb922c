package io.purser.domain.customer;

import static java.util.stream.Collectors.joining;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.kyc.RenewVerification;
import io.purser.domain.list.PageRequest;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationFilter;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.OperationState;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Changes what is known of a customer. The provider is not told, because it takes no changes. Used
 * inside a unit of work.
 */
public final class ChangeCustomer {
  /** What the provider does under the customer's e-mail, and looks up by it when in doubt. */
  private static final List<OperationFilter> UNDER_THE_EMAIL =
      List.of(
          new OperationFilter.OfKind(
              Set.of(OperationKind.REGISTER_CUSTOMER, OperationKind.START_CARD_ONBOARDING)),
          new OperationFilter.InState(EnumSet.of(OperationState.PENDING, OperationState.MANUAL)));

  private final Customers customers;
  private final Operations operations;
  private final RenewVerification renewVerification;
  private final Journal journal;
  private final InstantSource clock;

  public ChangeCustomer(
      Customers customers,
      Operations operations,
      RenewVerification renewVerification,
      Journal journal,
      InstantSource clock) {
    this.customers = customers;
    this.operations = operations;
    this.renewVerification = renewVerification;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * For the tenant, which may correct a suspended customer too.
   *
   * @param expected whether this is a version that the caller knows
   */
  public Result byTenant(
      TenantId tenant,
      CustomerId id,
      LongPredicate expected,
      CustomerChanges changes,
      Initiator by) {
    return customers
        .getForUpdate(tenant, id)
        .map(
            customer ->
                switch (customer) {
                  case Customer.Living living -> change(living, expected, changes, by);
                  case Customer.Deleted _ -> refused(new CustomerRefusal.CustomerDeleted(id));
                })
        .orElseGet(ChangeCustomer::noSuchCustomer);
  }

  /** For customers themselves, who change nothing while they are suspended. */
  public Result byThemselves(
      TenantId tenant,
      CustomerId id,
      LongPredicate expected,
      CustomerChanges changes,
      Initiator by) {
    return customers
        .getForUpdate(tenant, id)
        .map(
            customer ->
                switch (customer) {
                  case Customer.Active active -> change(active, expected, changes, by);
                  case Customer.Suspended _ -> refused(new CustomerRefusal.CustomerSuspended(id));
                  case Customer.Deleted _ -> refused(new CustomerRefusal.CustomerDeleted(id));
                })
        .orElseGet(ChangeCustomer::noSuchCustomer);
  }

  private Result change(
      Customer.Living customer, LongPredicate expected, CustomerChanges changes, Initiator by) {
    if (!expected.test(customer.header().version())) {
      return new Result.OtherVersion();
    }
    var profile = customer.profile();
    var entries = changes.metadata().apply(profile.metadata().entries());
    var problem = Metadata.problemWith(entries);
    if (problem.isPresent()) {
      return refused(new CustomerRefusal.NotPossible(CustomerMember.METADATA, problem.get()));
    }
    var wanted =
        customer.changed(
            changes.externalId().of(customer.header().externalId()),
            changes.of(profile, new Metadata(entries)),
            clock.instant());
    var members = CustomerMember.different(customer, wanted).toList();
    if (members.isEmpty()) {
      return new Result.Done(customer);
    }
    return underWay(customer, wanted)
        .map(operation -> refused(new CustomerRefusal.EmailInUse(operation.id())))
        .orElseGet(() -> save(customer, wanted, members, by));
  }

  /**
   * Whoever asks again under another e-mail would not find what was made under this one, and have
   * it made twice. Those who plan such an operation lock the customer first, so none comes in
   * between.
   */
  private Optional<Operation.Header> underWay(Customer customer, Customer wanted) {
    if (!CustomerMember.EMAIL.differs(customer, wanted)) {
      return Optional.empty();
    }
    var filters = new ArrayList<>(UNDER_THE_EMAIL);
    filters.add(new OperationFilter.OfCustomer(customer.id()));
    return operations
        .list(customer.header().tenant(), filters, PageRequest.first(1))
        .items()
        .stream()
        .map(Operation::header)
        .findFirst();
  }

  private Result save(
      Customer before, Customer.Living wanted, List<CustomerMember> members, Initiator by) {
    return switch (customers.change(wanted)) {
      case Customers.Taken.EmailTaken(var other) -> refused(new CustomerRefusal.EmailTaken(other));
      case Customers.Taken.ExternalIdTaken(var other) ->
          refused(new CustomerRefusal.ExternalIdTaken(other));
      case Customers.Alteration.Altered(var customer) -> {
        journal.record(
            by,
            customer.header().tenant(),
            "customer.updated",
            customer.id().value(),
            customer.id(),
            Map.of("members", members.stream().map(CustomerMember::text).collect(joining(","))),
            members.stream().map(member -> member.change(before, wanted)).toList(),
            customer.header().updatedAt());
        if (members.stream().anyMatch(member -> member.isVerifiedOf(customer.profile().type()))) {
          renewVerification.detailsChanged(wanted, by, customer.header().updatedAt());
        }
        yield new Result.Done(customer);
      }
    };
  }

  private static Result refused(CustomerRefusal why) {
    return new Result.Refused(why);
  }

  private static Result noSuchCustomer() {
    return refused(new CustomerRefusal.NoSuchCustomer());
  }

  /** What came of it. */
  public sealed interface Result {
    /** The customer is as it should be, whether it had to be changed for that or not. */
    record Done(Customer customer) implements Result {}

    /** Somebody has changed it since the caller looked. */
    record OtherVersion() implements Result {}

    record Refused(CustomerRefusal why) implements Result {}
  }
}
