package io.purser.domain.transfer.approval;

import io.purser.domain.transfer.Transfers;
import io.purser.domain.transfer.Transfers.Overdue;
import io.purser.domain.work.EachAlone;
import io.purser.domain.work.UnitOfWork;
import java.util.function.BooleanSupplier;

/** Declines transfers that nobody has approved in time. */
public final class ApprovalSweep {
  private static final int BATCH = 100;

  private final UnitOfWork work;
  private final Transfers transfers;
  private final DecideTransfer decideTransfer;

  public ApprovalSweep(UnitOfWork work, Transfers transfers, DecideTransfer decideTransfer) {
    this.work = work;
    this.transfers = transfers;
    this.decideTransfer = decideTransfer;
  }

  /**
   * Returns how many it took up. One that fails is overdue at the next run, and its failure is
   * thrown after the others are worked.
   *
   * @param goOn asked before each; when it says no, the rest is left for another time
   */
  public int work(BooleanSupplier goOn) {
    return EachAlone.work(transfers.overdue(BATCH), goOn, this::decline);
  }

  private void decline(Overdue overdue) {
    work.inTransaction(
        overdue.tenant(),
        () -> {
          decideTransfer.lapse(overdue.tenant(), overdue.id());
          return overdue;
        });
  }
}
