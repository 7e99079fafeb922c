package io.purser.domain.kyc.imports;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.kyc.KycRefusal;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Map;

/**
 * Plans to take over what was verified elsewhere. One token of a customer at a time. Used inside a
 * unit of work; {@link VerificationImporting} carries it out.
 */
public final class ImportVerification {
  private final Customers customers;
  private final VerificationImports imports;
  private final VerificationImporter importer;
  private final Operations operations;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;

  public ImportVerification(
      Customers customers,
      VerificationImports imports,
      VerificationImporter importer,
      Operations operations,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.customers = customers;
    this.imports = imports;
    this.importer = importer;
    this.operations = operations;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whether anything can be taken over at all. */
  public boolean isOffered() {
    return importer.isConfigured();
  }

  /** For the tenant, which may have a suspended customer verified. */
  public Result byTenant(TenantId tenant, CustomerId id, ShareToken token, Initiator by) {
    return customers
        .getForUpdate(tenant, id)
        .map(
            customer ->
                switch (customer) {
                  case Customer.Living living -> plan(living, token, by);
                  case Customer.Deleted _ -> refused(new CustomerRefusal.CustomerDeleted(id));
                })
        .orElseGet(() -> refused(new CustomerRefusal.NoSuchCustomer()));
  }

  /** For customers themselves, who do nothing while they are suspended. */
  public Result byThemselves(TenantId tenant, CustomerId id, ShareToken token, Initiator by) {
    return customers
        .getForUpdate(tenant, id)
        .map(
            customer ->
                switch (customer) {
                  case Customer.Active active -> plan(active, token, by);
                  case Customer.Suspended _ -> refused(new CustomerRefusal.CustomerSuspended(id));
                  case Customer.Deleted _ -> refused(new CustomerRefusal.CustomerDeleted(id));
                })
        .orElseGet(() -> refused(new CustomerRefusal.NoSuchCustomer()));
  }

  private Result plan(Customer.Living customer, ShareToken token, Initiator by) {
    if (!importer.isConfigured()) {
      return refused(new CustomerRefusal.ImportNotConfigured());
    }
    return imports
        .open(customer.header().tenant(), customer.id())
        .<Result>map(
            open -> new Result.Refused(new KycRefusal.ImportUnderWay(open.header().operation())))
        .orElseGet(() -> planned(customer, token, by));
  }

  private Result planned(Customer.Living customer, ShareToken token, Initiator by) {
    var at = clock.instant();
    var tenant = customer.header().tenant();
    var id = VerificationImportId.next(ids);
    var operation =
        new NewOperation(
            OperationId.next(ids),
            tenant,
            OperationKind.IMPORT_VERIFICATION,
            id.value(),
            customer.id(),
            customer.id().value(),
            null,
            at);
    if (!(operations.plan(operation) instanceof Operations.Planning.Planned)) {
      throw new IllegalStateException("a verification is being imported that is not there");
    }
    imports.add(
        new VerificationImport.Requested(
            new VerificationImport.Header(id, tenant, customer.id(), operation.id(), at, at, 0),
            token));
    journal.record(
        by,
        tenant,
        "kyc.import_requested",
        id.value(),
        customer.id(),
        Map.of("operation", operation.id().value()),
        at);
    return new Result.Planned(operation.id());
  }

  private static Result refused(CustomerRefusal why) {
    return new Result.Refused(new KycRefusal.OfCustomer(why));
  }

  /** What came of it. */
  public sealed interface Result {
    record Planned(OperationId operation) implements Result {}

    record Refused(KycRefusal why) implements Result {}
  }
}
