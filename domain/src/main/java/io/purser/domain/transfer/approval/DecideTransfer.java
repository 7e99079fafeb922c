package io.purser.domain.transfer.approval;

import io.purser.domain.access.Access;
import io.purser.domain.access.Caller;
import io.purser.domain.access.Logins;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.operation.WithheldOperations;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Transfer;
import io.purser.domain.transfer.TransferId;
import io.purser.domain.transfer.Transfers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a transfer that waits for approval be sent, or gives it up for good. Whoever ordered it
 * cannot let it be sent, and nobody who may be the person behind them. Of several who decide at
 * once one does. Used inside a unit of work.
 */
public final class DecideTransfer {
  private final Customers customers;
  private final Logins logins;
  private final Transfers transfers;
  private final WithheldOperations operations;
  private final Journal journal;
  private final InstantSource clock;

  public DecideTransfer(
      Customers customers,
      Logins logins,
      Transfers transfers,
      WithheldOperations operations,
      Journal journal,
      InstantSource clock) {
    this.customers = customers;
    this.logins = logins;
    this.transfers = transfers;
    this.operations = operations;
    this.journal = journal;
    this.clock = clock;
  }

  /** It may be sent: its operation is due from now on, and to be run by the caller. */
  public Result approve(TenantId tenant, Caller caller, TransferId id, Initiator by) {
    var found = visible(tenant, caller, id);
    return switch (found.orElse(null)) {
      case null -> new Result.NoSuchTransfer();
      case Transfer.AwaitingApproval awaiting -> {
        var customer = customer(awaiting);
        yield customer
            .objection()
            .<Result>map(Result.Refused::new)
            .orElseGet(() -> approve(awaiting, caller, by));
      }
      case Transfer other -> new Result.NotAwaiting(other);
    };
  }

  private Result approve(Transfer.AwaitingApproval awaiting, Caller caller, Initiator by) {
    if (awaiting.wanted().isOrderedByPersonBehind(caller) || logsInAsWhoOrdered(awaiting, caller)) {
      return new Result.NeedsAnotherPerson();
    }
    var header = awaiting.header();
    if (operations.release(header.tenant(), header.operation()).isEmpty()) {
      return new Result.NotAwaiting(current(awaiting));
    }
    var at = clock.instant();
    transfers.save(awaiting.approve(caller, at));
    record(by, awaiting, "transfer.approved", Map.of(), at);
    return new Result.Approved(header.operation());
  }

  /**
   * A subject of an issuer is one person, whatever its tokens are for. Of end users it is not
   * written down, so their logins are looked at; those stay while anything of the customer waits.
   */
  private boolean logsInAsWhoOrdered(Transfer.AwaitingApproval awaiting, Caller caller) {
    var customer = awaiting.header().customer();
    return caller instanceof Caller.Operator operator
        && awaiting.wanted().orderedBy().equals(Caller.EndUser.actorOf(customer))
        && logins
            .customerOf(operator.tenant(), operator.issuer(), operator.subject())
            .filter(customer::equals)
            .isPresent();
  }

  /**
   * It is never sent. Whoever ordered it may say so as well, and a customer who is suspended gets
   * their money back.
   */
  public Result decline(TenantId tenant, Caller caller, TransferId id, Initiator by) {
    var found = visible(tenant, caller, id);
    return switch (found.orElse(null)) {
      case null -> new Result.NoSuchTransfer();
      case Transfer.AwaitingApproval awaiting ->
          customer(awaiting) instanceof Customer.Deleted deleted
              ? new Result.Refused(deleted.objection().orElseThrow())
              : decline(awaiting, Reason.APPROVAL_DECLINED, by);
      case Transfer other -> new Result.NotAwaiting(other);
    };
  }

  /** Nobody has decided in time. Does nothing when somebody just has. */
  void lapse(TenantId tenant, TransferId id) {
    if (transfers.get(tenant, id).orElse(null) instanceof Transfer.AwaitingApproval awaiting) {
      customer(awaiting);
      decline(awaiting, Reason.APPROVAL_NOT_GIVEN_IN_TIME, Initiator.APPROVALS);
    }
  }

  private Result decline(Transfer.AwaitingApproval awaiting, Reason why, Initiator by) {
    var header = awaiting.header();
    var rejected = operations.reject(header.tenant(), header.operation(), Rejection.because(why));
    if (rejected.isEmpty()) {
      return new Result.NotAwaiting(current(awaiting));
    }
    if (!(current(awaiting) instanceof Transfer.Declined declined)) {
      throw new IllegalStateException(header.id() + " is not declined, its operation is");
    }
    record(by, declined, "transfer.declined", Map.of("reason", why.name()), declined.declinedAt());
    return new Result.Declined(declined);
  }

  private Optional<Transfer> visible(TenantId tenant, Caller caller, TransferId id) {
    return transfers
        .get(tenant, id)
        .filter(transfer -> Access.sees(caller, transfer.header().customer()));
  }

  /** Who stays as they are until the unit of work ends. */
  private Customer customer(Transfer transfer) {
    var header = transfer.header();
    return customers.getForShare(header.tenant(), header.customer()).orElseThrow();
  }

  private Transfer current(Transfer.AwaitingApproval awaiting) {
    return transfers.get(awaiting.header().tenant(), awaiting.id()).orElseThrow();
  }

  private void record(
      Initiator by, Transfer transfer, String change, Map<String, String> more, Instant at) {
    var header = transfer.header();
    var facts = new HashMap<>(more);
    facts.put("wallet", header.order().wallet().value());
    facts.put("amount", header.order().amount().text());
    facts.put("asset", header.order().amount().asset().symbol());
    journal.record(by, header.tenant(), change, header.id().value(), header.customer(), facts, at);
  }

  /** What came of it. */
  public sealed interface Result {
    /** To be sent by this operation. */
    record Approved(OperationId operation) implements Result {}

    record Declined(Transfer.Declined transfer) implements Result {}

    record NoSuchTransfer() implements Result {}

    record Refused(CustomerRefusal why) implements Result {}

    /** Whoever ordered it has asked, or somebody who may be the same person. */
    record NeedsAnotherPerson() implements Result {}

    /** It needs no approval, or somebody has decided. */
    record NotAwaiting(Transfer transfer) implements Result {}
  }
}
