package io.purser.domain.transfer;

import io.purser.domain.access.Caller;
import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.ledger.Holds;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.TransferOrders.Reading;
import io.purser.domain.transfer.limit.TransferLimits;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plans a transfer and sets its money aside. The reference names one order for ever: whoever gives
 * it again gets the transfer that it named before. One that needs a second person's approval waits
 * for it. Used inside a unit of work; {@link TransferSending} carries it out.
 */
public final class SendTransfer {
  private final TransferOrders orders;
  private final Transfers transfers;
  private final TransferQuotes quotes;
  private final LimitCheck limitCheck;
  private final Holds holds;
  private final Operations operations;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;
  private final Duration approvalTime;

  /**
   * @param approvalTime how long a transfer waits for a second person's approval
   */
  public SendTransfer(
      TransferOrders orders,
      Transfers transfers,
      TransferQuotes quotes,
      TransferLimits limits,
      Holds holds,
      Operations operations,
      Journal journal,
      Ids ids,
      InstantSource clock,
      Duration approvalTime) {
    this.orders = orders;
    this.transfers = transfers;
    this.quotes = quotes;
    this.limitCheck = new LimitCheck(limits, transfers, clock);
    this.holds = holds;
    this.operations = operations;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
    this.approvalTime = approvalTime;
  }

  /**
   * @param quote what the caller was told it costs, or null when nobody asked
   * @throws StaleAggregate when another order took the reference at the same moment; the next try
   *     sees it
   */
  public Result plan(
      TenantId tenant,
      Caller caller,
      TransferDraft draft,
      Reference reference,
      @Nullable QuoteId quote,
      Initiator by) {
    return switch (orders.readToSend(tenant, caller, draft)) {
      case Reading.Refused(var why) -> new Result.Refused(why);
      case Reading.Order order -> plan(new Request(tenant, caller, order, reference, quote, by));
    };
  }

  /**
   * What counts towards limits and the wallet's balance are locked, in this order, before anything
   * else is looked at, so that of two orders at once the second sees what the first has made.
   */
  private Result plan(Request request) {
    var customer = request.order.customer().id();
    var amount = request.order.order().amount();
    var limit = limitCheck.lock(request.tenant, customer, amount.asset().symbol());
    var available = holds.available(request.tenant, request.order.wallet().id());
    var known = transfers.byReference(request.tenant, request.reference).orElse(null);
    if (known != null && !known.header().order().isSameAs(request.order.order())) {
      return new Result.Refused(new TransferRefusal.ReferenceUsed(known.id()));
    }
    if (known != null && !(known instanceof Transfer.NotSent)) {
      return new Result.Known(known.id(), known.header().operation());
    }
    var objection =
        request
            .order
            .objection()
            .or(() -> objectionToQuote(request))
            .or(
                () ->
                    transfers
                        .unsettledLike(request.tenant, request.order.order())
                        .map(TransferRefusal.IdenticalTransferOpen::new))
            .or(() -> limitCheck.objection(limit, request.tenant, customer, amount));
    if (objection.isPresent()) {
      return new Result.Refused(objection.get());
    }
    if (available.units().compareTo(amount.units()) < 0) {
      return new Result.Refused(new TransferRefusal.InsufficientFunds(available));
    }
    var approval = limit.needsApproval(amount.decimal()) ? approval(request) : null;
    return known instanceof Transfer.NotSent notSent
        ? again(notSent, request, approval)
        : first(request, approval);
  }

  private Optional<TransferRefusal> objectionToQuote(Request request) {
    if (request.quote == null) {
      return Optional.empty();
    }
    var quote =
        quotes
            .get(request.tenant, request.quote)
            .filter(found -> found.customer().equals(request.order.customer().id()))
            .orElse(null);
    if (quote == null) {
      return Optional.of(new TransferRefusal.NoSuchQuote());
    }
    if (!quote.order().isSameAs(request.order.order())) {
      return Optional.of(new TransferRefusal.QuoteForAnotherOrder());
    }
    return quote.isExpired(clock.instant())
        ? Optional.of(new TransferRefusal.QuoteExpired(quote.expiresAt()))
        : Optional.empty();
  }

  private Approval approval(Request request) {
    return Approval.wanted(request.caller, clock.instant().plus(approvalTime));
  }

  private Result first(Request request, @Nullable Approval approval) {
    var at = clock.instant();
    var id = TransferId.next(ids);
    var operation = operation(id, request, 1, approval, at);
    var transfer =
        Transfer.planned(
            new Transfer.Header(
                id,
                request.tenant,
                request.order.customer().id(),
                request.reference,
                request.order.order(),
                request.quote,
                operation,
                1,
                at,
                approval,
                at,
                at,
                0));
    transfers.add(transfer);
    return planned(transfer, request, at);
  }

  private Result again(Transfer.NotSent before, Request request, @Nullable Approval approval) {
    var at = clock.instant();
    var operation = operation(before.id(), request, before.header().tries() + 1, approval, at);
    var transfer = before.again(operation, request.quote, approval, at);
    transfers.save(transfer);
    return planned(transfer, request, at);
  }

  /**
   * Every try is an operation of its own, since the one before is settled. No reference has a line
   * break, so those of later tries are nobody's first. One that waits for approval cannot be
   * carried out before it is released.
   */
  private OperationId operation(
      TransferId id, Request request, int number, @Nullable Approval approval, Instant at) {
    var text = request.reference.value();
    var operation =
        new NewOperation(
            OperationId.next(ids),
            request.tenant,
            OperationKind.SEND_TRANSFER,
            id.value(),
            request.order.customer().id(),
            request.order.order().naturalKey(),
            number == 1 ? text : text + "\n" + number,
            at);
    boolean isNew =
        approval == null
            ? operations.plan(operation) instanceof Operations.Planning.Planned
            : operations.withhold(operation).isPresent();
    if (!isNew) {
      throw new StaleAggregate(id.value());
    }
    return operation.id();
  }

  private Result planned(Transfer.Unsettled transfer, Request request, Instant at) {
    var operation = transfer.header().operation();
    holds.place(request.order.wallet(), operation, request.order.order().amount(), at);
    record(transfer, request, "transfer.requested", at);
    if (transfer instanceof Transfer.AwaitingApproval) {
      record(transfer, request, "transfer.awaiting_approval", at);
    }
    return new Result.Planned(transfer.id(), operation);
  }

  private void record(Transfer transfer, Request request, String change, Instant at) {
    var header = transfer.header();
    var amount = header.order().amount();
    journal.record(
        request.by,
        request.tenant,
        change,
        header.id().value(),
        header.customer(),
        Map.of(
            "wallet", header.order().wallet().value(),
            "amount", amount.text(),
            "asset", amount.asset().symbol(),
            "operation", header.operation().value()),
        at);
  }

  private record Request(
      TenantId tenant,
      Caller caller,
      Reading.Order order,
      Reference reference,
      @Nullable QuoteId quote,
      Initiator by) {}

  /** What came of it. */
  public sealed interface Result {
    record Planned(TransferId transfer, OperationId operation) implements Result {}

    /** The reference named this very order before. */
    record Known(TransferId transfer, OperationId operation) implements Result {}

    record Refused(TransferRefusal why) implements Result {}
  }
}
