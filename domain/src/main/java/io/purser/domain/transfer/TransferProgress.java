package io.purser.domain.transfer;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.operation.Operations;
import io.purser.domain.wallet.TransactionFollower;
import io.purser.domain.wallet.WalletTransaction;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.time.Instant;
import java.util.Map;

/** Follows sent transfers to their end by the transactions that the provider reports. */
public final class TransferProgress implements TransactionFollower {
  private final Transfers transfers;
  private final Operations operations;
  private final Journal journal;

  public TransferProgress(Transfers transfers, Operations operations, Journal journal) {
    this.transfers = transfers;
    this.operations = operations;
    this.journal = journal;
  }

  /**
   * A withdrawal that no transfer is known by may be what an open one has been waiting to see, so
   * those of the customer are looked at again, even when they were left to a person.
   */
  @Override
  public void booked(WalletTransaction transaction) {
    var facts = transaction.facts();
    if (facts.direction() != Direction.WITHDRAWAL) {
      return;
    }
    transfers
        .byProviderId(facts.tenant(), facts.wallet(), facts.providerId())
        .ifPresentOrElse(
            transfer -> advance(transfer, transaction),
            () -> operations.wake(facts.tenant(), facts.customer()));
  }

  private void advance(Transfer.Sent transfer, WalletTransaction transaction) {
    if (!(transfer instanceof Transfer.Submitted submitted)) {
      return;
    }
    switch (transaction) {
      case WalletTransaction.Pending _ -> {
        // As was known.
      }
      case WalletTransaction.Completed(_, var at) ->
          save(submitted.complete(at), "transfer.completed", at);
      case WalletTransaction.Failed(_, var at) -> save(submitted.fail(at), "transfer.failed", at);
    }
  }

  private void save(Transfer transfer, String change, Instant at) {
    var header = transfer.header();
    transfers.save(transfer);
    journal.record(
        Initiator.PROVIDER,
        header.tenant(),
        change,
        header.id().value(),
        header.customer(),
        Map.of(
            "wallet", header.order().wallet().value(),
            "amount", header.order().amount().text(),
            "asset", header.order().amount().asset().symbol()),
        at);
  }
}
