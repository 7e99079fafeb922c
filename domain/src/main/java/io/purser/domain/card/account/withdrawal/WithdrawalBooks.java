package io.purser.domain.card.account.withdrawal;

import io.purser.domain.ledger.cash.CashAccount;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.ledger.cash.CashPosting;
import io.purser.domain.ledger.cash.CashPosting.Entry;
import io.purser.domain.ledger.cash.CashPosting.Kind;
import io.purser.domain.money.Money;
import java.time.Instant;
import java.util.List;

/** Books what withdrawals move. Used inside a unit of work. */
final class WithdrawalBooks {
  private final CashLedger ledger;

  WithdrawalBooks(CashLedger ledger) {
    this.ledger = ledger;
  }

  /** The state that it has come to. */
  void changed(Withdrawal.Accepted withdrawal, Instant at) {
    switch (withdrawal) {
      case Withdrawal.Pending _ ->
          post(withdrawal, Kind.WITHDRAWING, CashAccount.CARD_ACCOUNT, CashAccount.IN_TRANSIT, at);
      case Withdrawal.Settled _ ->
          post(withdrawal, Kind.WITHDRAWN, CashAccount.IN_TRANSIT, CashAccount.MASTER_WALLET, at);
      case Withdrawal.Failed _ ->
          post(withdrawal, Kind.RETURNED, CashAccount.IN_TRANSIT, CashAccount.CARD_ACCOUNT, at);
    }
  }

  private void post(
      Withdrawal withdrawal, Kind kind, CashAccount from, CashAccount to, Instant at) {
    var header = withdrawal.header();
    var amount = header.amount();
    ledger.post(
        new CashPosting(
            header.tenant(),
            header.customer(),
            header.id().value(),
            kind,
            List.of(
                new Entry(from, Money.zero(amount.currency()).minus(amount)),
                new Entry(to, amount)),
            at));
  }
}
