package io.purser.domain.customer.erasure;

import io.purser.domain.audit.Initiator;
import io.purser.domain.work.EachAlone;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Erases customers who were deleted long enough ago. */
public final class ErasureSweep {
  private static final int BATCH = 100;

  private final UnitOfWork work;
  private final Traces traces;
  private final EraseCustomer eraseCustomer;

  /** The last one of the batch before; null when the next begins with the earliest. */
  private volatile Traces.@Nullable Due last;

  public ErasureSweep(UnitOfWork work, Traces traces, EraseCustomer eraseCustomer) {
    this.work = work;
    this.traces = traces;
    this.eraseCustomer = eraseCustomer;
  }

  /**
   * Returns how many it took up. One that fails is passed by those behind it, and is due again once
   * they were all taken up; its failure is thrown after the others of its batch are worked. For one
   * thread.
   *
   * @param age how long ago they were deleted
   * @param goOn asked before each; when it says no, the rest is left for another time
   */
  public int work(Duration age, BooleanSupplier goOn) {
    var batch = traces.dueAfter(age, last, BATCH);
    last = batch.size() < BATCH ? null : batch.getLast();
    return EachAlone.work(batch, goOn, this::erase);
  }

  private void erase(Traces.Due due) {
    work.inTransaction(
        due.tenant(),
        () -> eraseCustomer.handle(due.tenant(), due.customer(), Initiator.RETENTION));
  }
}
