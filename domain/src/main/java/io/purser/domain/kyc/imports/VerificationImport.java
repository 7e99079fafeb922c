package io.purser.domain.kyc.imports;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;

/**
 * One share token, from the moment it is handed in until it is known what came of it. What came of
 * it is the customer's verification; this only remembers that it was asked for.
 */
public sealed interface VerificationImport {
  Header header();

  /**
   * @param operation what carries it out
   * @param version the one loaded; saving over any other is refused
   */
  record Header(
      VerificationImportId id,
      TenantId tenant,
      CustomerId customer,
      OperationId operation,
      Instant requestedAt,
      Instant updatedAt,
      long version) {
    Header changed(Instant at) {
      return new Header(id, tenant, customer, operation, requestedAt, at, version);
    }

    public Header withVersion(long stored) {
      return new Header(id, tenant, customer, operation, requestedAt, updatedAt, stored);
    }
  }

  /** The only state that has the token. */
  record Requested(Header header, ShareToken token) implements VerificationImport {
    public Answered answer(ImportAnswer answer, Instant at) {
      return new Answered(header.changed(at), answer);
    }

    public Refused refuse(Rejection why, Instant at) {
      return new Refused(header.changed(at), why);
    }
  }

  /** The importer has taken the token. */
  record Answered(Header header, ImportAnswer answer) implements VerificationImport {}

  /** Nothing was taken over, and nothing will be with this token. */
  record Refused(Header header, Rejection why) implements VerificationImport {}

  default VerificationImportId id() {
    return header().id();
  }

  /** The same, as it is stored under this version. */
  default VerificationImport withVersion(long stored) {
    var header = header().withVersion(stored);
    return switch (this) {
      case Requested(_, var token) -> new Requested(header, token);
      case Answered(_, var answer) -> new Answered(header, answer);
      case Refused(_, var why) -> new Refused(header, why);
    };
  }
}
