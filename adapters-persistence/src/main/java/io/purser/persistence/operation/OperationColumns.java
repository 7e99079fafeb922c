package io.purser.persistence.operation;

import static io.purser.persistence.schema.Tables.OPERATION;

import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Rejection;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.OperationRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * An operation as a row, and back. Every column of the state is set, so leaving a state clears what
 * it had.
 */
@Singleton
final class OperationColumns {
  private final SealKeys keys;

  OperationColumns(SealKeys keys) {
    this.keys = keys;
  }

  /** The columns that change. */
  OperationRecord write(Operation operation) {
    var header = operation.header();
    var row = new OperationRecord();
    row.setSends(header.sends());
    row.setFirstSentAt(header.firstSentAt());
    row.setUpdatedAt(header.updatedAt());
    row.setDueAt(null);
    row.setSentAt(null);
    row.setEvidence(null);
    row.setManualSince(null);
    row.setConfirmedAt(null);
    row.setRejection(null);
    row.setRejectionCode(null);
    row.setRejectedAt(null);
    writeState(row, operation);
    return row;
  }

  private void writeState(OperationRecord row, Operation operation) {
    switch (operation) {
      case Operation.Withheld _ -> row.setState("withheld");
      case Operation.Planned(_, var dueAt) -> {
        row.setState("planned");
        row.setDueAt(dueAt);
        row.setLeaseUntil(null);
      }
      case Operation.Sent(_, var sentAt) -> {
        row.setState("sent");
        row.setSentAt(sentAt);
      }
      case Operation.Unknown(var header, var dueAt, var evidence) -> {
        row.setState("unknown");
        row.setDueAt(dueAt);
        row.setEvidence(sealed(header, evidence));
        row.setLeaseUntil(null);
      }
      case Operation.Manual(var header, var since, var evidence) -> {
        row.setState("manual");
        row.setManualSince(since);
        row.setEvidence(sealed(header, evidence));
        row.setLeaseUntil(null);
      }
      case Operation.Confirmed(_, var confirmedAt) -> {
        row.setState("confirmed");
        row.setConfirmedAt(confirmedAt);
        row.setLeaseUntil(null);
      }
      case Operation.Rejected(_, Rejection(var reason, var providerCode), var rejectedAt) -> {
        row.setState("rejected");
        row.setRejection(Words.of(reason));
        row.setRejectionCode(providerCode);
        row.setRejectedAt(rejectedAt);
        row.setLeaseUntil(null);
      }
    }
  }

  Operation read(OperationRecord row) {
    var header =
        new Operation.Header(
            row.getId(),
            row.getTenantId(),
            row.getAccountId(),
            kind(row.getKind()),
            row.getSubject(),
            row.getCustomerId(),
            row.getAttempt(),
            row.getSends(),
            row.getFirstSentAt(),
            row.getCreatedAt(),
            row.getUpdatedAt());
    return switch (row.getState()) {
      case "withheld" -> new Operation.Withheld(header);
      case "planned" -> new Operation.Planned(header, row.getDueAt());
      case "sent" -> new Operation.Sent(header, row.getSentAt());
      case "unknown" -> new Operation.Unknown(header, row.getDueAt(), evidence(header, row));
      case "manual" -> new Operation.Manual(header, row.getManualSince(), evidence(header, row));
      case "confirmed" -> new Operation.Confirmed(header, row.getConfirmedAt());
      case "rejected" ->
          new Operation.Rejected(
              header,
              new Rejection(
                  Words.parse(Rejection.Reason.class, row.getRejection()), row.getRejectionCode()),
              row.getRejectedAt());
      default -> throw new IllegalStateException("a state that the schema does not have");
    };
  }

  private static OperationKind kind(String name) {
    return OperationKind.named(name)
        .orElseThrow(() -> new IllegalStateException("nobody knows operations of kind " + name));
  }

  private byte @Nullable [] sealed(Operation.Header header, String evidence) {
    return keys.of(header.tenant(), header.concerned()).seal(place(header), evidence);
  }

  private String evidence(Operation.Header header, OperationRecord row) {
    var text =
        keys.of(header.tenant(), header.concerned()).openText(place(header), row.getEvidence());
    if (text == null) {
      throw new IllegalStateException("the schema requires evidence of what is in doubt");
    }
    return text;
  }

  private static Place place(Operation.Header header) {
    return Place.of(OPERATION.EVIDENCE, header.tenant().value(), header.id().value());
  }
}
