package io.purser.domain.transfer;

import io.purser.domain.access.Access;
import io.purser.domain.access.Caller;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.operation.CancelOperation;
import io.purser.domain.tenant.TenantId;
import java.util.Map;

/**
 * Gives up a transfer of which nothing was sent, approved or not, for good: its money is free
 * again, and its reference never sends anything. Cancelling twice is fine. Used inside a unit of
 * work.
 */
public final class CancelTransfer {
  private final Customers customers;
  private final Transfers transfers;
  private final CancelOperation cancelOperation;
  private final Journal journal;

  public CancelTransfer(
      Customers customers, Transfers transfers, CancelOperation cancelOperation, Journal journal) {
    this.customers = customers;
    this.transfers = transfers;
    this.cancelOperation = cancelOperation;
    this.journal = journal;
  }

  public Result handle(TenantId tenant, Caller caller, TransferId id, Initiator by) {
    var found =
        transfers
            .get(tenant, id)
            .filter(transfer -> Access.sees(caller, transfer.header().customer()));
    return switch (found.orElse(null)) {
      case null -> new Result.NoSuchTransfer();
      case Transfer transfer -> {
        var customer = customers.getForShare(tenant, transfer.header().customer()).orElseThrow();
        yield customer instanceof Customer.Deleted deleted
            ? new Result.Refused(deleted.objection().orElseThrow())
            : cancel(transfer, by);
      }
    };
  }

  /** A customer who is suspended still gets their money back. */
  private Result cancel(Transfer transfer, Initiator by) {
    return switch (transfer) {
      case Transfer.Cancelled cancelled -> new Result.Cancelled(cancelled);
      case Transfer.Unsettled unsettled -> cancel(unsettled, by);
      case Transfer.NotSent _, Transfer.Declined _, Transfer.Rejected _, Transfer.Sent _ ->
          new Result.NotCancellable(transfer);
    };
  }

  private Result cancel(Transfer.Unsettled requested, Initiator by) {
    return switch (cancelOperation.cancel(
        requested.header().tenant(), requested.header().operation())) {
      case CancelOperation.Result.Cancelled _ -> cancelled(requested, by);
      case CancelOperation.Result.TooLate _ -> new Result.NotCancellable(current(requested));
      case CancelOperation.Result.Busy _ -> new Result.Busy();
    };
  }

  private Result cancelled(Transfer.Unsettled requested, Initiator by) {
    if (!(current(requested) instanceof Transfer.Cancelled cancelled)) {
      throw new IllegalStateException(requested.id() + " is not cancelled, its operation is");
    }
    var header = cancelled.header();
    journal.record(
        by,
        header.tenant(),
        "transfer.cancelled",
        header.id().value(),
        header.customer(),
        Map.of(
            "wallet", header.order().wallet().value(),
            "amount", header.order().amount().text(),
            "asset", header.order().amount().asset().symbol()),
        cancelled.cancelledAt());
    return new Result.Cancelled(cancelled);
  }

  private Transfer current(Transfer.Unsettled requested) {
    return transfers.get(requested.header().tenant(), requested.id()).orElseThrow();
  }

  /** What came of it. */
  public sealed interface Result {
    record Cancelled(Transfer.Cancelled transfer) implements Result {}

    record NoSuchTransfer() implements Result {}

    record Refused(CustomerRefusal why) implements Result {}

    /** Something of it may have left, or it has come to its end. */
    record NotCancellable(Transfer transfer) implements Result {}

    /** It is just being sent, or not. A moment later that is known. */
    record Busy() implements Result {}
  }
}
