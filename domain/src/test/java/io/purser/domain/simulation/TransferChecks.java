package io.purser.domain.simulation;

import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.transfer.Transfer;
import io.purser.domain.wallet.RefreshBalances;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.Wallet;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must be true of transfers when nothing is under way any longer. */
final class TransferChecks {
  private final World world;
  private final Wallet.Active wallet;
  private final Deposits deposits;
  private final Withdrawals withdrawals;

  TransferChecks(World world, Wallet.Active wallet, Deposits deposits, Withdrawals withdrawals) {
    this.world = world;
    this.wallet = wallet;
    this.deposits = deposits;
    this.withdrawals = withdrawals;
  }

  void check() {
    lookOnceMore();
    var transfers = world.store.transfers().all();
    transfers.forEach(this::check);
    references(transfers);
    money(transfers);
    AnswerChecks.check(
        world,
        answer ->
            answer.body().equals(wallet.header().customer().value())
                || isOfGivenUp(answer, transfers));
    events(transfers);
  }

  private static boolean isOfGivenUp(StoredAnswer answer, List<Transfer> transfers) {
    return transfers.stream()
        .anyMatch(
            transfer ->
                switch (transfer) {
                  case Transfer.Cancelled _ -> TransferRequests.cancelled(transfer).equals(answer);
                  case Transfer.Declined _ -> TransferRequests.declined(transfer).equals(answer);
                  case Transfer.Unsettled _,
                      Transfer.NotSent _,
                      Transfer.Rejected _,
                      Transfer.Sent _ ->
                      false;
                });
  }

  /** What was told by events that were lost is on the provider's lists. */
  private void lookOnceMore() {
    var node = world.startNode();
    var header = wallet.header();
    var looked = node.refreshBalances.handle(header.tenant(), header.customer(), node.deadline());
    require(
        looked instanceof RefreshBalances.Result.Refreshed(var notBooked) && notBooked == 0,
        "the books do not take what the provider says: " + looked);
  }

  /** The provider has a transfer exactly when we say so, once, and it is as far as we say. */
  private void check(Transfer transfer) {
    var made = world.provider.itself().transfersNoted(transfer.id().value());
    require(made.size() <= 1, transfer + " was sent more than once: " + made);
    var approval = transfer.header().approval();
    require(
        made.isEmpty() || approval == null || approval.givenBy() != null,
        transfer + " was sent and nobody approved it");
    switch (transfer) {
      case Transfer.AwaitingApproval _ -> throw new Violation(transfer + " waits for ever");
      case Transfer.Requested(var header) ->
          require(
              operation(header) instanceof Operation.Manual,
              transfer + " is open, its operation is not");
      case Transfer.NotSent _, Transfer.Cancelled _, Transfer.Declined _, Transfer.Rejected _ ->
          require(made.isEmpty(), transfer + " is said not to be sent, and it is: " + made);
      case Transfer.Sent sent -> {
        require(
            made.equals(List.of(sent.sent().transactionId())),
            transfer + " is said to be sent, and the provider has " + made);
        var there = withdrawals.progressOf(sent.sent().transactionId());
        require(there == progress(sent), transfer + " is " + there + " at the provider");
      }
    }
  }

  private static Progress progress(Transfer.Sent transfer) {
    return switch (transfer) {
      case Transfer.Submitted _ -> Progress.PENDING;
      case Transfer.Completed _ -> Progress.COMPLETED;
      case Transfer.Failed _ -> Progress.FAILED;
    };
  }

  private Operation operation(Transfer.Header transfer) {
    return world.store.operations().all().stream()
        .filter(operation -> operation.id().equals(transfer.operation()))
        .findFirst()
        .orElseThrow(() -> new Violation(transfer + " has no operation"));
  }

  /** At most one transfer for each business reference. */
  private static void references(List<Transfer> transfers) {
    var names = transfers.stream().map(transfer -> transfer.header().reference()).toList();
    require(
        names.stream().distinct().count() == names.size(), "a reference was used twice: " + names);
  }

  /** No more is gone than came in, and the books hold what is left. */
  private void money(List<Transfer> transfers) {
    Map<String, BigInteger> units = new HashMap<>();
    for (var transfer : transfers) {
      for (var id : world.provider.itself().transfersNoted(transfer.id().value())) {
        units.put(id, transfer.header().order().amount().units());
      }
    }
    var in = deposits.depositedIn(wallet.provider().id());
    var leaving = sum(withdrawals.gone(), units);
    require(leaving.compareTo(in) <= 0, leaving + " units are gone, and only " + in + " came in");
    var left =
        in.subtract(
            sum(
                withdrawals.gone().stream()
                    .filter(id -> withdrawals.progressOf(id) == Progress.COMPLETED)
                    .toList(),
                units));
    var balance =
        world.store.walletBalances().all().stream()
            .filter(each -> each.wallet().equals(wallet.id()))
            .findFirst()
            .orElseThrow();
    require(
        balance.ledger().units().equals(left),
        "the provider holds " + left + " and the books say " + balance);
  }

  private static BigInteger sum(List<String> ids, Map<String, BigInteger> units) {
    return ids.stream().map(units::get).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** An event exists exactly when its change does. */
  private void events(List<Transfer> transfers) {
    var told = world.store.eventLog().types();
    same(told, "transfer.requested", count(Operation.class));
    same(told, "transfer.submitted", count(Operation.Confirmed.class));
    long rejected =
        told.stream()
            .filter(
                type ->
                    type.equals("transfer.rejected")
                        || type.equals("transfer.not_sent")
                        || type.equals("transfer.cancelled")
                        || type.equals("transfer.declined"))
            .count();
    require(
        rejected == count(Operation.Rejected.class),
        rejected + " events of rejected transfers, and the operations are otherwise");
    same(
        told,
        "transfer.cancelled",
        transfers.stream().filter(Transfer.Cancelled.class::isInstance).count());
    same(
        told,
        "transfer.declined",
        transfers.stream().filter(Transfer.Declined.class::isInstance).count());
    approvals(told, transfers);
    same(
        told,
        "transfer.completed",
        transfers.stream().filter(Transfer.Completed.class::isInstance).count());
    same(
        told,
        "transfer.failed",
        transfers.stream().filter(Transfer.Failed.class::isInstance).count());
  }

  /** One that was ordered again waits anew, or for nobody any more. */
  private static void approvals(List<String> told, List<Transfer> transfers) {
    long given =
        transfers.stream()
            .map(transfer -> transfer.header().approval())
            .filter(approval -> approval != null && approval.givenBy() != null)
            .count();
    long events = told.stream().filter("transfer.approved"::equals).count();
    require(events >= given, given + " transfers are approved, and it was told " + events);
    long waited = told.stream().filter("transfer.awaiting_approval"::equals).count();
    require(waited >= events, events + " were approved, and only " + waited + " waited for it");
  }

  private long count(Class<? extends Operation> state) {
    return world.store.operations().all().stream()
        .filter(operation -> operation.header().kind().equals(OperationKind.SEND_TRANSFER))
        .filter(state::isInstance)
        .count();
  }

  private static void same(List<String> told, String type, long happened) {
    long events = told.stream().filter(type::equals).count();
    require(events == happened, type + " happened " + happened + " times, and was told " + events);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Violation(otherwise);
    }
  }
}
