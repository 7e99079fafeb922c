package io.purser.domain.customer;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.kyc.imports.ImportVerification;
import io.purser.domain.kyc.imports.ShareToken;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes on a customer. Never asks the provider. Used inside a unit of work. */
public final class CreateCustomer {
  private final Customers customers;
  private final ImportVerification importVerification;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;

  public CreateCustomer(
      Customers customers,
      ImportVerification importVerification,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.customers = customers;
    this.importVerification = importVerification;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  public Result handle(
      TenantId tenant, @Nullable ExternalId externalId, Profile profile, Initiator by) {
    var at = clock.instant();
    var id = CustomerId.next(ids, profile.type());
    var header = new Customer.Header(id, tenant, externalId, at, at, 0);
    var wanted = new Customer.Active(header, profile, new Registration.None());
    return switch (customers.add(wanted)) {
      case Customers.Taken.EmailTaken(var other) ->
          new Result.Refused(new CustomerRefusal.EmailTaken(other));
      case Customers.Taken.ExternalIdTaken(var other) ->
          new Result.Refused(new CustomerRefusal.ExternalIdTaken(other));
      case Customers.Addition.Added(var customer) -> {
        journal.record(
            by,
            tenant,
            "customer.created",
            id.value(),
            id,
            Map.of("type", profile.type().name()),
            at);
        yield new Result.Created(customer);
      }
    };
  }

  /**
   * The same, with somebody who was verified elsewhere: that is planned to be taken over, and
   * carried out later.
   */
  public Result handle(
      TenantId tenant,
      @Nullable ExternalId externalId,
      Profile profile,
      ShareToken token,
      Initiator by) {
    if (!importVerification.isOffered()) {
      return new Result.Refused(new CustomerRefusal.ImportNotConfigured());
    }
    var result = handle(tenant, externalId, profile, by);
    if (result instanceof Result.Created(var customer)
        && !(importVerification.byTenant(tenant, customer.id(), token, by)
            instanceof ImportVerification.Result.Planned)) {
      throw new IllegalStateException("a new customer has nothing that is in the way");
    }
    return result;
  }

  /** What came of it. */
  public sealed interface Result {
    record Created(Customer.Living customer) implements Result {}

    record Refused(CustomerRefusal why) implements Result {}
  }
}
