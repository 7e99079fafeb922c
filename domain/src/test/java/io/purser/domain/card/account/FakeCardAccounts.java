package io.purser.domain.card.account;

import io.purser.domain.InMemoryStore;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Steps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Card accounts as the provider keeps them. It fails when it is called inside a unit of work, and
 * can be told to misbehave.
 */
public final class FakeCardAccounts implements CardAccountProvider {
  private final InMemoryUnitOfWork work;
  private final Steps steps;
  private final InstantSource clock;
  private final Map<String, Account> accounts = new HashMap<>();
  private Runnable afterTheNextRead = () -> {};
  private boolean away;
  private int reads;

  public FakeCardAccounts(InMemoryStore store) {
    this.work = store.work();
    this.steps = store.steps();
    this.clock = store.clock();
  }

  private record Account(long ledger, long pending, boolean fromChain, Instant movedAt) {
    static final Account EMPTY = new Account(0, 0, false, Instant.EPOCH);

    ReportedBalance report() {
      return fromChain
          ? new ReportedBalance(Figures.whole(usd(ledger)), null, true)
          : new ReportedBalance(Figures.parts(usd(ledger - pending), usd(pending)), movedAt, false);
    }
  }

  private static Money usd(long cents) {
    return new Money(cents, Money.USD);
  }

  // What it can be told to do.

  public void goesAway() {
    away = true;
  }

  public void comesBack() {
    away = false;
  }

  /** Something happens while an answer is on its way to us. */
  public void afterTheNextRead(Runnable event) {
    afterTheNextRead = event;
  }

  /** Money comes or goes, and is held or let go, in cents. */
  public synchronized void moves(String cardCustomer, long ledger, long pending) {
    var account = account(cardCustomer);
    accounts.put(
        cardCustomer,
        new Account(account.ledger + ledger, account.pending + pending, false, clock.instant()));
  }

  public synchronized void isReadFromChain(String cardCustomer) {
    var account = account(cardCustomer);
    accounts.put(cardCustomer, new Account(account.ledger, account.pending, true, account.movedAt));
  }

  /** What an event about the account would say now. */
  public synchronized ReportedBalance event(String cardCustomer) {
    return account(cardCustomer).report();
  }

  // What came of it.

  public synchronized int reads() {
    return reads;
  }

  // The port.

  @Override
  public Told read(ProviderAccountId account, String cardCustomer, Deadline deadline) {
    work.requireNoneOpen();
    steps.take("the provider is asked what is in a card account");
    if (away) {
      return new Told.Away("away", Duration.ofSeconds(7));
    }
    var said = said(cardCustomer);
    var event = afterTheNextRead;
    afterTheNextRead = () -> {};
    event.run();
    return said;
  }

  private synchronized Told said(String cardCustomer) {
    reads++;
    return new Told.Said(account(cardCustomer).report());
  }

  private Account account(String cardCustomer) {
    return accounts.getOrDefault(cardCustomer, Account.EMPTY);
  }
}
