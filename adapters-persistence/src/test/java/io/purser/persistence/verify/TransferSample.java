package io.purser.persistence.verify;

import io.purser.domain.audit.AuditLog;
import io.purser.domain.event.EventLog;
import io.purser.domain.event.Journal;
import io.purser.domain.ledger.Holds;
import io.purser.domain.ledger.Ledger;
import io.purser.domain.operation.Operations;
import io.purser.domain.transfer.SentTransfer;
import io.purser.domain.transfer.Transfer;
import io.purser.domain.transfer.TransferId;
import io.purser.domain.transfer.TransferProgress;
import io.purser.domain.transfer.Transfers;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.TransactionPostings;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance.Source;
import io.purser.domain.wallet.WalletBalances;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.domain.wallet.WalletTransactions;
import io.purser.domain.wallet.Wallets;
import io.purser.persistence.Samples;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;

/** The transfer of the samples, taken to its end the way the product does. */
final class TransferSample {
  private static final String PROVIDER_ID = "provider-transaction-2";

  private final DamagedDatabase database;
  private final Transfers transfers;
  private final Holds holds;
  private final BookTransaction bookTransaction;
  private final TransferId id;

  TransferSample(DamagedDatabase database) throws SQLException {
    this.database = database;
    var beans = database.get();
    transfers = beans.get(Transfers.class);
    holds = new Holds(beans.get(WalletBalances.class), beans.get(Ledger.class));
    var journal = new Journal(beans.get(EventLog.class), beans.get(AuditLog.class), beans.ids());
    bookTransaction =
        new BookTransaction(
            beans.get(Wallets.class),
            beans.get(WalletTransactions.class),
            beans.get(WalletBalances.class),
            new TransactionPostings(beans.get(Ledger.class)),
            new TransferProgress(transfers, beans.get(Operations.class), journal),
            journal,
            beans.ids(),
            InstantSource.system());
    id = new TransferId(database.text("SELECT id FROM purser.transfer"));
  }

  String id() {
    return id.value();
  }

  String operation() throws SQLException {
    return database.text("SELECT operation_id FROM purser.transfer");
  }

  void giveUp() {
    release(requested -> requested.neverSent(Samples.NOON));
  }

  void cancel() {
    release(requested -> requested.cancel(Samples.NOON));
  }

  /** Waits for a second person, as if it had been ordered so. */
  void waits() throws SQLException {
    database.damage(
        "UPDATE purser.transfer SET state = 'awaiting_approval', approval_ordered_by = 'a',"
            + " approval_due_at = now()");
    database.damage(
        "UPDATE purser.operation SET state = 'withheld', due_at = NULL WHERE id ="
            + " (SELECT operation_id FROM purser.transfer)");
  }

  private void release(Function<Transfer.Requested, Transfer> how) {
    change(
        transfer -> {
          var header = transfer.header();
          holds.release(wallet(header), header.operation(), header.order().amount(), Samples.NOON);
          transfers.save(how.apply((Transfer.Requested) transfer));
        });
  }

  void submit() {
    change(
        transfer -> {
          var header = transfer.header();
          holds.capture(wallet(header), header.operation(), header.order().amount(), Samples.NOON);
          transfers.save(
              ((Transfer.Requested) transfer)
                  .submit(new SentTransfer(PROVIDER_ID, null, null), Samples.NOON));
        });
    report(Progress.PENDING);
  }

  void complete() {
    report(Progress.COMPLETED);
  }

  void fail() {
    report(Progress.FAILED);
  }

  private void report(Progress progress) {
    change(
        transfer -> {
          var header = transfer.header();
          bookTransaction.handle(
              header.tenant(),
              header.customer(),
              new ReportedTransaction(
                  PROVIDER_ID,
                  wallet(header).provider().id(),
                  Direction.WITHDRAWAL,
                  header.order().amount(),
                  progress,
                  null,
                  null,
                  Samples.NOON),
              Samples.NOON,
              Source.WEBHOOK);
        });
  }

  private void change(Consumer<Transfer> how) {
    var tenant = database.tenant().id();
    database
        .samples()
        .in(
            tenant,
            () -> {
              how.accept(transfers.get(tenant, id).orElseThrow());
              return id;
            });
  }

  private Wallet.Active wallet(Transfer.Header header) {
    var wallets = database.get().get(Wallets.class);
    return (Wallet.Active) wallets.get(header.tenant(), header.order().wallet()).orElseThrow();
  }
}
