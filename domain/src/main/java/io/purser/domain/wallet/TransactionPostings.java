package io.purser.domain.wallet;

import io.purser.domain.ledger.Ledger;
import io.purser.domain.ledger.LedgerAccount;
import io.purser.domain.ledger.Posting;
import io.purser.domain.ledger.Posting.Kind;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Posts what transactions move. A deposit that is not final has moved nothing yet. */
public final class TransactionPostings {
  private final Ledger ledger;

  public TransactionPostings(Ledger ledger) {
    this.ledger = ledger;
  }

  /** From what the transaction was (null when it is new) to what it is. */
  void post(@Nullable WalletTransaction before, WalletTransaction now, Instant at) {
    if (now.facts().amount().units().signum() == 0) {
      return;
    }
    boolean deposit = now.facts().direction() == Direction.DEPOSIT;
    boolean underWay = before != null;
    switch (now) {
      case WalletTransaction.Completed _ when deposit ->
          post(now, Kind.DEPOSITED, LedgerAccount.OUTSIDE, LedgerAccount.AVAILABLE, at);
      case WalletTransaction.Pending _ when !deposit ->
          post(now, Kind.WITHDRAWING, LedgerAccount.AVAILABLE, LedgerAccount.OUTGOING, at);
      case WalletTransaction.Completed _ ->
          post(
              now,
              Kind.WITHDRAWN,
              underWay ? LedgerAccount.OUTGOING : LedgerAccount.AVAILABLE,
              LedgerAccount.OUTSIDE,
              at);
      case WalletTransaction.Failed _ when !deposit && underWay ->
          post(now, Kind.RETURNED, LedgerAccount.OUTGOING, LedgerAccount.AVAILABLE, at);
      case WalletTransaction.Pending _, WalletTransaction.Failed _ -> {
        // Nothing of ours has moved.
      }
    }
  }

  private void post(
      WalletTransaction transaction, Kind kind, LedgerAccount from, LedgerAccount to, Instant at) {
    var facts = transaction.facts();
    ledger.post(
        Posting.of(
            facts.tenant(),
            facts.customer(),
            facts.id().value(),
            kind,
            facts.wallet(),
            from,
            to,
            facts.amount(),
            at));
  }
}
