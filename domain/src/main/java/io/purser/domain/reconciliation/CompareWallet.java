package io.purser.domain.reconciliation;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.TransactionId;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the provider says is in a wallet with our books, and keeps a break where they
 * differ. Used inside a unit of work, under the lock of the balance.
 */
public final class CompareWallet {
  private final Breaks breaks;
  private final BreakJournal journal;
  private final Ids ids;
  private final Duration grace;

  /**
   * @param grace for how long they may differ by the same amount before somebody is told
   */
  public CompareWallet(Breaks breaks, Journal journal, Ids ids, Duration grace) {
    this.breaks = breaks;
    this.journal = new BreakJournal(journal);
    this.ids = ids;
    this.grace = grace;
  }

  /**
   * @param provider what the provider has just said
   * @param askedAt when it was asked
   */
  void handle(Wallet.Active wallet, WalletBalance balance, AssetAmount provider, Instant askedAt) {
    var tenant = wallet.header().tenant();
    var gap = new Gap(provider, balance.ledger(), askedAt);
    var accepted =
        breaks
            .lastClosed(tenant, wallet.id())
            .map(closed -> closed.gap().difference())
            .orElseGet(() -> AssetAmount.zero(provider.asset()));
    var beyond = gap.difference().minus(accepted);
    var open = breaks.openOf(tenant, wallet.id()).orElse(null);
    if (isExplainedByWhatIsUnderWay(gap.difference(), balance)
        || isExplainedByWhatIsUnderWay(beyond, balance)) {
      if (open != null && isQuiet(balance)) {
        end(open, null, askedAt);
      }
      return;
    }
    if (open == null) {
      breaks.add(Break.Open.seen(header(wallet, askedAt), gap));
      return;
    }
    var seen = open.seen(gap, grace);
    breaks.save(seen);
    if (seen.alarmed() && !open.alarmed()) {
      journal.opened(seen, askedAt);
    }
  }

  /**
   * The provider may have counted what is under way, or not: what leaves makes it less by as much
   * at most, and what comes makes it more.
   */
  private static boolean isExplainedByWhatIsUnderWay(AssetAmount difference, WalletBalance now) {
    var leaving = now.outgoing().plus(now.held());
    return difference.units().compareTo(leaving.units().negate()) >= 0
        && difference.units().compareTo(now.incoming().units()) <= 0;
  }

  /** While anything is under way, it cannot be told whether a break is over. */
  private static boolean isQuiet(WalletBalance balance) {
    return balance.incoming().units().signum() == 0
        && balance.outgoing().units().signum() == 0
        && balance.held().units().signum() == 0;
  }

  /**
   * Something was found in the provider's history that no webhook has told of in time. It is in the
   * books now: where it was seen as a break before, that one is explained by it.
   *
   * @param amount of which the books had less before
   * @param after the balance with it
   */
  void missed(
      Wallet.Active wallet,
      TransactionId transaction,
      AssetAmount amount,
      WalletBalance after,
      Instant askedAt) {
    var open = breaks.openOf(wallet.header().tenant(), wallet.id()).orElse(null);
    if (open != null && open.gap().difference().equals(amount)) {
      if (!open.alarmed()) {
        journal.opened(open, askedAt);
      }
      var explained = open.explained(transaction, askedAt);
      breaks.save(explained);
      journal.ended(explained, Initiator.PROVIDER, askedAt);
      return;
    }
    var gap = new Gap(after.ledger(), after.ledger().minus(amount), askedAt);
    var found = Break.Open.seen(header(wallet, askedAt), gap);
    var explained = found.explained(transaction, askedAt);
    breaks.add(explained);
    journal.opened(found, askedAt);
    journal.ended(explained, Initiator.PROVIDER, askedAt);
  }

  /** Nobody is told of what nobody was told of. */
  private void end(Break.Open open, @Nullable TransactionId transaction, Instant at) {
    var explained = open.explained(transaction, at);
    breaks.save(explained);
    if (open.alarmed()) {
      journal.ended(explained, Initiator.PROVIDER, at);
    }
  }

  private Break.Header header(Wallet.Active wallet, Instant at) {
    var of = wallet.header();
    return new Break.Header(BreakId.next(ids), of.tenant(), of.customer(), of.id(), at, 1);
  }
}
