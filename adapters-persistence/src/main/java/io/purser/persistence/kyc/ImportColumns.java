package io.purser.persistence.kyc;

import static io.purser.persistence.schema.Tables.DATA_KEY;
import static io.purser.persistence.schema.Tables.VERIFICATION_IMPORT;
import static java.util.Objects.requireNonNull;

import io.purser.domain.kyc.Decision.Finality;
import io.purser.domain.kyc.Finding;
import io.purser.domain.kyc.imports.ImportAnswer;
import io.purser.domain.kyc.imports.ShareToken;
import io.purser.domain.kyc.imports.VerificationImport;
import io.purser.domain.operation.Rejection;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.VerificationImportRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import org.jooq.Record;

/**
 * An import as a row, and back; its token under the customer's key. Every column is set, so leaving
 * a state clears what it had.
 */
@Singleton
final class ImportColumns {
  private final SealKeys keys;

  ImportColumns(SealKeys keys) {
    this.keys = keys;
  }

  /** The version is the one that will be stored. */
  VerificationImportRecord write(VerificationImport imported, long version) {
    var header = imported.header();
    var row = new VerificationImportRecord();
    row.setTenantId(header.tenant());
    row.setId(header.id());
    row.setCustomerId(header.customer());
    row.setOperationId(header.operation());
    row.setRequestedAt(header.requestedAt());
    row.setUpdatedAt(header.updatedAt());
    row.setVersion(version);
    switch (imported) {
      case VerificationImport.Requested(_, var token) -> {
        row.setState("requested");
        row.setShareToken(
            keys.ofCustomer(header.tenant(), header.customer()).seal(place(row), token.value()));
      }
      case VerificationImport.Answered(_, var answer) -> {
        row.setState("answered");
        row.setImportReference(answer.reference());
        write(answer.finding(), row);
      }
      case VerificationImport.Refused(_, var why) -> {
        row.setState("refused");
        row.setRejection(Words.of(why.reason()));
        row.setRejectionCode(why.providerCode());
      }
    }
    row.touched(true);
    return row;
  }

  private static void write(Finding finding, VerificationImportRecord row) {
    switch (finding) {
      case Finding.Approved(var at, var expiresAt) -> {
        row.setFound("approved");
        row.setFoundAt(at);
        row.setExpiresAt(expiresAt);
      }
      case Finding.UnderReview _ -> row.setFound("under_review");
      case Finding.Incomplete _ -> row.setFound("incomplete");
      case Finding.Rejected(var at, var finality) -> {
        row.setFound("rejected");
        row.setFoundAt(at);
        row.setRetryable(finality == Finality.RETRYABLE);
      }
    }
  }

  /** Reads a row together with the customer's wrapped key. */
  VerificationImport read(Record found) {
    var row = found.into(VERIFICATION_IMPORT);
    var header =
        new VerificationImport.Header(
            row.getId(),
            row.getTenantId(),
            row.getCustomerId(),
            row.getOperationId(),
            row.getRequestedAt(),
            row.getUpdatedAt(),
            row.getVersion());
    return switch (row.getState()) {
      case "requested" -> {
        var key =
            keys.ofCustomer(header.tenant(), header.customer(), found.get(DATA_KEY.WRAPPED_KEY));
        yield new VerificationImport.Requested(
            header,
            new ShareToken(
                requireNonNull(
                    key.openText(place(row), row.getShareToken()),
                    "the schema requires the token of what is requested")));
      }
      case "answered" ->
          new VerificationImport.Answered(
              header, new ImportAnswer(row.getImportReference(), finding(row)));
      case "refused" ->
          new VerificationImport.Refused(
              header,
              new Rejection(
                  Words.parse(Rejection.Reason.class, row.getRejection()), row.getRejectionCode()));
      default -> throw new IllegalStateException("a state that the schema does not have");
    };
  }

  private static Finding finding(VerificationImportRecord row) {
    return switch (row.getFound()) {
      case "approved" -> new Finding.Approved(row.getFoundAt(), row.getExpiresAt());
      case "under_review" -> new Finding.UnderReview();
      case "incomplete" -> new Finding.Incomplete();
      case "rejected" ->
          new Finding.Rejected(
              row.getFoundAt(), row.getRetryable() ? Finality.RETRYABLE : Finality.FINAL);
      default -> throw new IllegalStateException("a finding that the schema does not have");
    };
  }

  private static Place place(VerificationImportRecord row) {
    return Place.of(
        VERIFICATION_IMPORT.SHARE_TOKEN, row.getTenantId().value(), row.getId().value());
  }
}
