package io.purser.domain.transfer;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Money that is sent from a wallet. Each state offers only its own moves. */
public sealed interface Transfer {
  Header header();

  /**
   * @param operation carries it out, or did
   * @param tries how often it was planned; more than once only when it never left before
   * @param plannedAt when it was planned last
   * @param quote what it was said to cost, or null when nobody asked
   * @param version the one loaded; saving over any other is refused
   */
  record Header(
      TransferId id,
      TenantId tenant,
      CustomerId customer,
      Reference reference,
      TransferOrder order,
      @Nullable QuoteId quote,
      OperationId operation,
      int tries,
      Instant plannedAt,
      Instant createdAt,
      Instant updatedAt,
      long version) {
    Header changed(Instant at) {
      return with(quote, operation, tries, plannedAt, at);
    }

    private Header with(
        @Nullable QuoteId newQuote,
        OperationId newOperation,
        int newTries,
        Instant newlyPlannedAt,
        Instant at) {
      return new Header(
          id,
          tenant,
          customer,
          reference,
          order,
          newQuote,
          newOperation,
          newTries,
          newlyPlannedAt,
          createdAt,
          at,
          version);
    }
  }

  /**
   * It is not known for certain that the provider has it. Its money is set aside. The operation
   * knows how far it is.
   */
  record Requested(Header header) implements Transfer {
    public Submitted submit(SentTransfer sent, Instant at) {
      return new Submitted(header.changed(at), sent, at);
    }

    public Rejected reject(Rejection why, Instant at) {
      return new Rejected(header.changed(at), why, at);
    }

    public NotSent neverSent(Instant at) {
      return new NotSent(header.changed(at), at);
    }

    public Cancelled cancel(Instant at) {
      return new Cancelled(header.changed(at), at);
    }
  }

  /** It certainly never left, and nobody is trying. The same order may be given again. */
  record NotSent(Header header, Instant givenUpAt) implements Transfer {
    public Requested again(OperationId operation, @Nullable QuoteId quote, Instant at) {
      return new Requested(header.with(quote, operation, header.tries() + 1, at, at));
    }
  }

  /**
   * Somebody did not want it any more before it was sent. Nothing has left and nothing will, and
   * its reference stays taken.
   */
  record Cancelled(Header header, Instant cancelledAt) implements Transfer {}

  /** The provider has refused it, so nothing has left and nothing will. */
  record Rejected(Header header, Rejection why, Instant rejectedAt) implements Transfer {}

  /** The provider has it, once. */
  sealed interface Sent extends Transfer {
    SentTransfer sent();

    Instant submittedAt();
  }

  /** Under way on the chain. */
  record Submitted(Header header, SentTransfer sent, Instant submittedAt) implements Sent {
    public Completed complete(Instant at) {
      return new Completed(header.changed(at), sent, submittedAt, at);
    }

    public Failed fail(Instant at) {
      return new Failed(header.changed(at), sent, submittedAt, at);
    }
  }

  record Completed(Header header, SentTransfer sent, Instant submittedAt, Instant completedAt)
      implements Sent {}

  /** It was sent and did not arrive. The money is back in the wallet. */
  record Failed(Header header, SentTransfer sent, Instant submittedAt, Instant failedAt)
      implements Sent {}

  default TransferId id() {
    return header().id();
  }

  default TransferState state() {
    return switch (this) {
      case Requested _ -> TransferState.REQUESTED;
      case NotSent _ -> TransferState.NOT_SENT;
      case Cancelled _ -> TransferState.CANCELLED;
      case Rejected _ -> TransferState.REJECTED;
      case Submitted _ -> TransferState.SUBMITTED;
      case Completed _ -> TransferState.COMPLETED;
      case Failed _ -> TransferState.FAILED;
    };
  }
}
