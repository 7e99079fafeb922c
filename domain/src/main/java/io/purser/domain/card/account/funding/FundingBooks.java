package io.purser.domain.card.account.funding;

import static io.purser.domain.ledger.cash.CashAccount.CARD_ACCOUNT;
import static io.purser.domain.ledger.cash.CashAccount.HELD;
import static io.purser.domain.ledger.cash.CashAccount.IN_TRANSIT;
import static io.purser.domain.ledger.cash.CashAccount.MASTER_WALLET;
import static io.purser.domain.ledger.cash.CashAccount.PROVIDER;

import io.purser.domain.ledger.cash.CashAccount;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.ledger.cash.CashPosting;
import io.purser.domain.ledger.cash.CashPosting.Entry;
import io.purser.domain.ledger.cash.CashPosting.Kind;
import io.purser.domain.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Books what fundings move. Used inside a unit of work. */
final class FundingBooks {
  private final CashLedger ledger;

  FundingBooks(CashLedger ledger) {
    this.ledger = ledger;
  }

  void hold(Funding.Header funding, Instant at) {
    var held = funding.held();
    post(funding, Kind.HELD, at, debit(MASTER_WALLET, held), credit(HELD, held));
  }

  void release(Funding.Header funding, Instant at) {
    var held = funding.held();
    post(funding, Kind.RELEASED, at, debit(HELD, held), credit(MASTER_WALLET, held));
  }

  /** The provider has it, and perhaps the outcome too. */
  void accepted(Funding.Accepted funding, Instant at) {
    var held = funding.header().held();
    var paid = funding.terms().paid();
    post(
        funding.header(),
        Kind.CAPTURED,
        at,
        debit(HELD, held),
        credit(IN_TRANSIT, paid),
        credit(MASTER_WALLET, held.minus(paid)));
    ended(funding, at);
  }

  /** Books the outcome, where there is one. */
  void ended(Funding.Accepted funding, Instant at) {
    var paid = funding.terms().paid();
    switch (funding) {
      case Funding.Pending _ -> {
        // On its way.
      }
      case Funding.Completed _ -> arrived(funding, paid, at);
      case Funding.Failed failed ->
          post(
              failed.header(),
              Kind.RETURNED,
              at,
              debit(IN_TRANSIT, paid),
              credit(MASTER_WALLET, paid));
    }
  }

  /** What arrives is changed by the provider, who keeps what it costs. */
  private void arrived(Funding.Accepted funding, Money paid, Instant at) {
    var credited = funding.terms().credited();
    var entries = new ArrayList<Entry>();
    entries.add(debit(IN_TRANSIT, paid));
    if (credited == null) {
      entries.add(credit(PROVIDER, paid));
    } else {
      entries.add(credit(CARD_ACCOUNT, credited));
      if (credited.currency().equals(paid.currency())) {
        entries.add(credit(PROVIDER, paid.minus(credited)));
      } else {
        entries.add(credit(PROVIDER, paid));
        entries.add(debit(PROVIDER, credited));
      }
    }
    post(funding.header(), Kind.ARRIVED, at, entries.toArray(Entry[]::new));
  }

  /** A try has postings of its own, so what is held is known by the operation. */
  private void post(Funding.Header funding, Kind kind, Instant at, Entry... entries) {
    var subject =
        switch (kind) {
          case HELD, RELEASED, CAPTURED -> funding.operation().value();
          case ARRIVED, RETURNED, WITHDRAWING, WITHDRAWN, EXCHANGED -> funding.id().value();
        };
    ledger.post(
        new CashPosting(funding.tenant(), funding.customer(), subject, kind, List.of(entries), at));
  }

  private static Entry credit(CashAccount account, Money amount) {
    return new Entry(account, amount);
  }

  private static Entry debit(CashAccount account, Money amount) {
    return new Entry(account, Money.zero(amount.currency()).minus(amount));
  }
}
