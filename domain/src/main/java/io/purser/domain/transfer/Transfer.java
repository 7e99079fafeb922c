package io.purser.domain.transfer;

import io.purser.domain.access.Caller;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Money that is sent from a wallet. Each state offers only its own moves. */
public sealed interface Transfer {
  Header header();

  /**
   * @param operation carries it out, or did
   * @param tries how often it was planned; more than once only when it never left before
   * @param plannedAt when it was planned last
   * @param approval what a second person has to say, or has said; null when nobody is asked
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
      @Nullable Approval approval,
      Instant createdAt,
      Instant updatedAt,
      long version) {
    Header changed(Instant at) {
      return with(quote, operation, tries, plannedAt, approval, at);
    }

    private Header approved(Approval given, Instant at) {
      return with(quote, operation, tries, plannedAt, given, at);
    }

    private Header with(
        @Nullable QuoteId newQuote,
        OperationId newOperation,
        int newTries,
        Instant newlyPlannedAt,
        @Nullable Approval newApproval,
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
          newApproval,
          createdAt,
          at,
          version);
    }
  }

  /** Its money is set aside, and nobody knows for certain that the provider has it. */
  sealed interface Unsettled extends Transfer {
    default Cancelled cancel(Instant at) {
      return new Cancelled(header().changed(at), at);
    }
  }

  /** It is not sent before somebody else than who ordered it has said that it may be. */
  record AwaitingApproval(Header header) implements Unsettled {
    public AwaitingApproval {
      if (header.approval() == null || header.approval().givenBy() != null) {
        throw new IllegalArgumentException(header.id() + " waits for nobody");
      }
    }

    /** Who ordered it, and until when it waits. */
    public Approval wanted() {
      return Objects.requireNonNull(header.approval());
    }

    /**
     * @throws IllegalArgumentException when it may be who ordered it
     */
    public Requested approve(Caller by, Instant at) {
      return new Requested(header.approved(wanted().givenBy(by), at));
    }

    public Declined decline(Rejection why, Instant at) {
      return new Declined(header.changed(at), why, at);
    }
  }

  /**
   * It is not known for certain that the provider has it. Its money is set aside. The operation
   * knows how far it is.
   */
  record Requested(Header header) implements Unsettled {
    public Submitted submit(SentTransfer sent, Instant at) {
      return new Submitted(header.changed(at), sent, at);
    }

    public Rejected reject(Rejection why, Instant at) {
      return new Rejected(header.changed(at), why, at);
    }

    public NotSent neverSent(Instant at) {
      return new NotSent(header.changed(at), at);
    }
  }

  /** It certainly never left, and nobody is trying. The same order may be given again. */
  record NotSent(Header header, Instant givenUpAt) implements Transfer {
    /**
     * @param approval what a second person has to say this time; null when nobody is asked
     */
    public Unsettled again(
        OperationId operation, @Nullable QuoteId quote, @Nullable Approval approval, Instant at) {
      return planned(header.with(quote, operation, header.tries() + 1, at, approval, at));
    }
  }

  /**
   * Somebody did not want it any more before it was sent. Nothing has left and nothing will, and
   * its reference stays taken.
   */
  record Cancelled(Header header, Instant cancelledAt) implements Transfer {}

  /** Nobody has said that it may be sent. Nothing has left and nothing will. */
  record Declined(Header header, Rejection why, Instant declinedAt) implements Transfer {}

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

  /** What was just planned: it waits for a second person where it needs one. */
  static Unsettled planned(Header header) {
    return header.approval() == null ? new Requested(header) : new AwaitingApproval(header);
  }

  default TransferId id() {
    return header().id();
  }

  default TransferState state() {
    return switch (this) {
      case AwaitingApproval _ -> TransferState.AWAITING_APPROVAL;
      case Requested _ -> TransferState.REQUESTED;
      case NotSent _ -> TransferState.NOT_SENT;
      case Cancelled _ -> TransferState.CANCELLED;
      case Declined _ -> TransferState.DECLINED;
      case Rejected _ -> TransferState.REJECTED;
      case Submitted _ -> TransferState.SUBMITTED;
      case Completed _ -> TransferState.COMPLETED;
      case Failed _ -> TransferState.FAILED;
    };
  }
}
