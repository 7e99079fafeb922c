package io.purser.domain.card.account.withdrawal;

import io.purser.domain.card.account.balance.CardBalances;
import io.purser.domain.card.account.withdrawal.ReportedWithdrawal.Progress;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.event.Journal;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.money.Money;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Follows withdrawals that the provider has to their end. Used inside a unit of work. */
public final class WithdrawalProgress {
  private final Withdrawals withdrawals;
  private final Operations operations;
  private final CardBalances balances;
  private final WithdrawalBooks books;
  private final WithdrawalEvents events;
  private final InstantSource clock;

  public WithdrawalProgress(
      Withdrawals withdrawals,
      Operations operations,
      CardBalances balances,
      CashLedger ledger,
      Journal journal,
      InstantSource clock) {
    this.withdrawals = withdrawals;
    this.operations = operations;
    this.balances = balances;
    this.books = new WithdrawalBooks(ledger);
    this.events = new WithdrawalEvents(journal);
    this.clock = clock;
  }

  /**
   * An event says that a withdrawal of this amount is settled. One that nobody knows can only be
   * the customer's open one of the amount: then that has been sent, and is to be told again once
   * its operation knows.
   */
  public Heard settled(
      TenantId tenant, CustomerId customer, String providerId, @Nullable Money amount) {
    if (withdrawals.byProviderId(tenant, customer, providerId).isPresent()) {
      return told(tenant, customer, new ReportedWithdrawal(providerId, Progress.SETTLED))
          ? Heard.CHANGED
          : Heard.KNOWN;
    }
    var open = withdrawals.openOf(tenant, customer);
    if (open.isEmpty()
        || !(withdrawals.getForUpdate(tenant, open.get().header().id()).orElseThrow()
            instanceof Withdrawal.Requested requested)
        || !requested.header().amount().equals(amount)) {
      return Heard.KNOWN;
    }
    if (requested.sighted() == null) {
      withdrawals.save(requested.sight(providerId, clock.instant()));
    }
    operations.wake(tenant, customer);
    return Heard.TO_BE_TOLD_AGAIN;
  }

  /**
   * @return whether anything has changed
   */
  public boolean told(TenantId tenant, CustomerId customer, ReportedWithdrawal report) {
    var known =
        withdrawals
            .byProviderId(tenant, customer, report.providerId())
            .flatMap(found -> withdrawals.getForUpdate(tenant, found.header().id()));
    return known.orElse(null) instanceof Withdrawal.Pending pending
        && switch (report.progress()) {
          case PENDING -> false;
          case SETTLED -> ended(pending.settle(clock.instant()));
          case FAILED -> ended(pending.fail(clock.instant()));
        };
  }

  private boolean ended(Withdrawal.Accepted withdrawal) {
    var header = withdrawal.header();
    withdrawals.save(withdrawal);
    books.changed(withdrawal, header.updatedAt());
    events.changed(withdrawal, header.updatedAt());
    balances.doubt(header.tenant(), header.customer());
    return true;
  }

  /** What an event has come to. */
  public enum Heard {
    CHANGED,
    KNOWN,
    TO_BE_TOLD_AGAIN
  }
}
