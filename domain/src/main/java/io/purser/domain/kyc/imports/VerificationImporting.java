package io.purser.domain.kyc.imports;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.kyc.HearOfProof;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.ProviderKey;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.StaleAggregate;
import java.util.Map;

/** Carries out {@link OperationKind#IMPORT_VERIFICATION}. */
public final class VerificationImporting
    implements ProviderWrite<VerificationImporting.Request, ImportAnswer> {
  private final Customers customers;
  private final VerificationImports imports;
  private final VerificationImporter importer;
  private final HearOfProof hearOfProof;
  private final Journal journal;

  public VerificationImporting(
      Customers customers,
      VerificationImports imports,
      VerificationImporter importer,
      HearOfProof hearOfProof,
      Journal journal) {
    this.customers = customers;
    this.imports = imports;
    this.importer = importer;
    this.hearOfProof = hearOfProof;
    this.journal = journal;
  }

  /** What the importer is asked. */
  public record Request(ProviderKey key, CustomerId customer, ShareToken token) {}

  @Override
  public OperationKind kind() {
    return OperationKind.IMPORT_VERIFICATION;
  }

  /** What was sent is still asked about where the importer was taken away since. */
  @Override
  public Preparation<Request> prepare(Operation.Open operation) {
    var header = operation.header();
    if (!(get(operation) instanceof VerificationImport.Requested requested)) {
      // An attempt that was held up comes here when another has settled the operation.
      throw new StaleAggregate(operation.id().value());
    }
    if (!importer.isConfigured() && header.sends() == 0) {
      return new Preparation.Refused<>(
          Rejection.because(Reason.VERIFICATION_IMPORT_NOT_CONFIGURED));
    }
    var key = ProviderKey.of(header.tenant(), kind(), operation.id().value());
    return new Preparation.Ready<>(new Request(key, header.customer(), requested.token()));
  }

  @Override
  public Sighting<ImportAnswer> lookUp(
      Operation.Open operation, Request request, Deadline deadline) {
    return importer.find(request.key(), request.customer(), deadline);
  }

  @Override
  public Answer<ImportAnswer> send(Request request, Deadline deadline) {
    return importer.take(request.key(), request.customer(), request.token(), deadline);
  }

  @Override
  public void confirm(Operation.Confirmed operation, ImportAnswer effect) {
    var header = operation.header();
    var at = operation.confirmedAt();
    var customer = customers.getForUpdate(header.tenant(), header.customer()).orElseThrow();
    imports.save(subject(operation).answer(effect, at));
    record(operation, "kyc.import_answered", Map.of("importReference", effect.reference()));
    hearOfProof.handle(customer, effect.finding(), Initiator.IMPORTER, at);
  }

  @Override
  public void reject(Operation.Rejected operation) {
    imports.save(subject(operation).refuse(operation.why(), operation.rejectedAt()));
    record(operation, "kyc.import_refused", Map.of("reason", operation.why().reason().name()));
  }

  private VerificationImport.Requested subject(Operation.Settled operation) {
    if (get(operation) instanceof VerificationImport.Requested requested) {
      return requested;
    }
    throw new IllegalStateException(
        "import " + operation.header().subject() + " is settled, its operation is not");
  }

  private VerificationImport get(Operation operation) {
    var header = operation.header();
    return imports.get(header.tenant(), new VerificationImportId(header.subject())).orElseThrow();
  }

  private void record(Operation.Settled operation, String change, Map<String, String> facts) {
    var header = operation.header();
    journal.record(
        Initiator.IMPORTER,
        header.tenant(),
        change,
        header.subject(),
        header.customer(),
        facts,
        header.updatedAt());
  }
}
