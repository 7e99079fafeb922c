package io.purser.domain.reconciliation;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import java.math.BigDecimal;
import java.time.InstantSource;

/** Lets operators look into breaks, and take them as they are. Used inside a unit of work. */
public final class SettleBreak {
  private final Breaks breaks;
  private final BreakJournal journal;
  private final InstantSource clock;

  public SettleBreak(Breaks breaks, Journal journal, InstantSource clock) {
    this.breaks = breaks;
    this.journal = new BreakJournal(journal);
    this.clock = clock;
  }

  /** From now on it is this operator's, whoever had it before. */
  public Result take(TenantId tenant, BreakId id, Initiator by) {
    return switch (breaks.getForUpdate(tenant, id).orElse(null)) {
      case null -> new Result.NoSuchBreak();
      case Break.Explained ended -> new Result.Ended(ended);
      case Break.Closed ended -> new Result.Ended(ended);
      case Break.Open open when isOf(open, by) -> new Result.Done(open);
      case Break.Open open -> {
        var at = clock.instant();
        var taken = open.taken(new Owner(by.actor(), at));
        breaks.save(taken);
        journal.taken(taken, by, at);
        yield new Result.Done(taken);
      }
    };
  }

  /**
   * The wallet may differ by this much from then on. Nothing moves in the books.
   *
   * @param difference by how much it differs as far as the operator knows; sweeps go on while
   *     somebody looks into a break, and nobody's word is taken for an amount that they have not
   *     seen
   * @param evidence what the operator has seen
   */
  public Result close(
      TenantId tenant, BreakId id, BigDecimal difference, String evidence, Initiator by) {
    return switch (breaks.getForUpdate(tenant, id).orElse(null)) {
      case null -> new Result.NoSuchBreak();
      case Break.Explained ended -> new Result.Ended(ended);
      case Break.Closed ended -> new Result.Ended(ended);
      case Break.Open open when open.gap().difference().decimal().compareTo(difference) != 0 ->
          new Result.DiffersOtherwise(open);
      case Break.Open open -> {
        var at = clock.instant();
        var owner = open.owner();
        var closed =
            open.closed(
                owner != null && isOf(open, by) ? owner : new Owner(by.actor(), at), evidence, at);
        breaks.save(closed);
        journal.ended(closed, by, at);
        yield new Result.Done(closed);
      }
    };
  }

  private static boolean isOf(Break.Open open, Initiator by) {
    var owner = open.owner();
    return owner != null && owner.operator().equals(by.actor());
  }

  /** What came of it. */
  public sealed interface Result {
    record Done(Break now) implements Result {}

    record NoSuchBreak() implements Result {}

    /** It is over already. */
    record Ended(Break ended) implements Result {}

    /** It differs by another amount than the operator has seen. */
    record DiffersOtherwise(Break.Open now) implements Result {}
  }
}
