package io.purser.domain.card.account;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.purser.domain.InMemoryStore;
import io.purser.domain.card.account.balance.CardAccountProvider;
import io.purser.domain.card.account.balance.Figures;
import io.purser.domain.card.account.balance.ReportedBalance;
import io.purser.domain.card.account.funding.AcceptedFunding;
import io.purser.domain.card.account.funding.AcceptedFunding.Progress;
import io.purser.domain.card.account.funding.FundingOrder;
import io.purser.domain.card.account.funding.FundingProvider;
import io.purser.domain.card.account.funding.PricingMode;
import io.purser.domain.card.account.funding.ReportedFunding;
import io.purser.domain.card.account.withdrawal.ReportedWithdrawal;
import io.purser.domain.card.account.withdrawal.WithdrawalProvider;
import io.purser.domain.money.Money;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.programme.MasterWalletProvider;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Steps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Card accounts as the provider keeps them. It fails when it is called inside a unit of work, and
 * can be told to misbehave.
 */
public final class FakeCardAccounts
    implements CardAccountProvider, FundingProvider, WithdrawalProvider, MasterWalletProvider {
  private final InMemoryUnitOfWork work;
  private final Steps steps;
  private final InstantSource clock;
  private final Map<String, Account> accounts = new HashMap<>();
  private Runnable afterTheNextRead = () -> {};
  private boolean away;
  private int reads;
  private final List<Made> made = new ArrayList<>();
  private final Deque<Mishap> next = new ArrayDeque<>();
  private final Map<String, Taken> taken = new TreeMap<>();
  private long masterWallet;
  private Consumer<String> witness = _ -> {};
  private boolean later;
  private int writes;

  private record Taken(String cardCustomer, Money amount, ReportedWithdrawal.Progress progress) {}

  private enum Mishap {
    ANSWER_LOST,
    REQUEST_LOST
  }

  private record Made(String cardCustomer, PricingMode mode, AcceptedFunding funding) {
    Made ended(Progress progress) {
      return new Made(
          cardCustomer,
          mode,
          new AcceptedFunding(
              funding.providerId(), progress, funding.paid(), funding.credited(), funding.at()));
    }
  }

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
    next.clear();
  }

  public void losesTheNextAnswer() {
    next.add(Mishap.ANSWER_LOST);
  }

  public void losesTheNextRequest() {
    next.add(Mishap.REQUEST_LOST);
  }

  /** From now on a funding takes its time. */
  public void fundsLater() {
    later = true;
  }

  /** Money is paid into the master wallet, in cents. */
  public synchronized void isPaidIn(long cents) {
    masterWallet += cents;
  }

  /** What is in the master wallet pays for something else; false when it is less than that. */
  public synchronized boolean pays(Money dollars) {
    boolean enough = dollars.minor() <= masterWallet;
    masterWallet -= enough ? dollars.minor() : 0;
    return enough;
  }

  /** The funding of a card customer that is under way is carried out, or not. */
  public synchronized AcceptedFunding ends(String cardCustomer, Progress progress) {
    for (int i = 0; i < made.size(); i++) {
      var one = made.get(i);
      if (one.cardCustomer.equals(cardCustomer) && one.funding.progress() == Progress.PENDING) {
        made.set(i, one.ended(progress));
        if (progress == Progress.COMPLETED) {
          moves(cardCustomer, requireNonNull(one.funding.credited()).minor(), 0);
        } else {
          masterWallet += requireNonNull(one.funding.paid()).minor();
        }
        return made.get(i).funding;
      }
    }
    throw new IllegalStateException("nothing is under way");
  }

  /** The only withdrawal that is under way comes to its end, and its id is said. */
  public synchronized String withdrawalEnds(ReportedWithdrawal.Progress progress) {
    var open =
        taken.entrySet().stream()
            .filter(entry -> entry.getValue().progress == ReportedWithdrawal.Progress.PENDING)
            .findFirst()
            .orElseThrow();
    withdrawalEnds(open.getKey(), progress);
    return open.getKey();
  }

  /** The withdrawal with this id, which is under way, comes to its end. */
  public synchronized void withdrawalEnds(String id, ReportedWithdrawal.Progress progress) {
    var before = requireNonNull(taken.get(id));
    if (progress == ReportedWithdrawal.Progress.SETTLED) {
      moves(before.cardCustomer, -before.amount.minor(), 0);
      masterWallet += before.amount.minor();
    }
    taken.put(id, new Taken(before.cardCustomer, before.amount, progress));
  }

  /** Hears the provider's id of each funding and withdrawal at the moment at which it begins. */
  public void isWatchedBy(Consumer<String> watcher) {
    witness = watcher;
  }

  /** Somebody else has money brought to a card customer. */
  public synchronized void fundsPastUs(String cardCustomer, long cents) {
    var _ = fund(cardCustomer, PricingMode.SEND_X, usd(cents));
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

  public synchronized int fundingsMade() {
    return made.size();
  }

  public synchronized int writes() {
    return writes;
  }

  /** The fundings of a card customer, as they are. */
  public synchronized List<AcceptedFunding> fundingsOf(String cardCustomer) {
    return made.stream()
        .filter(one -> one.cardCustomer.equals(cardCustomer))
        .map(Made::funding)
        .toList();
  }

  /** How far the withdrawals of a card customer are, by their ids. */
  public synchronized Map<String, ReportedWithdrawal.Progress> withdrawalsOf(String cardCustomer) {
    return taken.entrySet().stream()
        .filter(entry -> entry.getValue().cardCustomer.equals(cardCustomer))
        .collect(
            toMap(
                Map.Entry::getKey, entry -> entry.getValue().progress, (a, _) -> a, TreeMap::new));
  }

  /** What a withdrawal takes from the account. */
  public synchronized Money amountOf(String withdrawal) {
    return requireNonNull(taken.get(withdrawal)).amount;
  }

  public synchronized long masterWallet() {
    return masterWallet;
  }

  // The ports.

  @Override
  public CardAccountProvider.Told read(
      ProviderAccountId account, String cardCustomer, Deadline deadline) {
    work.requireNoneOpen();
    steps.take("the provider is asked what is in a card account");
    if (away) {
      return new CardAccountProvider.Told.Away("away", Duration.ofSeconds(7));
    }
    var said = said(cardCustomer);
    var event = afterTheNextRead;
    afterTheNextRead = () -> {};
    event.run();
    return said;
  }

  private synchronized CardAccountProvider.Told said(String cardCustomer) {
    reads++;
    return new CardAccountProvider.Told.Said(account(cardCustomer).report());
  }

  @Override
  public Answer<AcceptedFunding> fund(
      ProviderAccountId account, String cardCustomer, FundingOrder order, Deadline deadline) {
    work.requireNoneOpen();
    steps.take("the provider is asked to fund a card account");
    if (away) {
      return new Answer.NotExecuted<>("nobody answers", Duration.ZERO);
    }
    var answer = answer(cardCustomer, order);
    steps.take("the provider was asked to fund a card account");
    return answer;
  }

  private synchronized Answer<AcceptedFunding> answer(String cardCustomer, FundingOrder order) {
    writes++;
    var mishap = next.poll();
    if (mishap == Mishap.REQUEST_LOST) {
      return new Answer.InDoubt<>("no answer");
    }
    if (order.amount().minor() > masterWallet) {
      return new Answer.Refused<>(
          new Rejection(Reason.NOT_COVERED_AT_PROVIDER, "INSUFFICIENT_BALANCE"));
    }
    var funding = fund(cardCustomer, order.mode(), order.amount());
    return mishap == null ? new Answer.Done<>(funding) : new Answer.InDoubt<>("no answer");
  }

  private AcceptedFunding fund(String cardCustomer, PricingMode mode, Money amount) {
    masterWallet -= amount.minor();
    var progress = later ? Progress.PENDING : Progress.COMPLETED;
    var funding =
        new AcceptedFunding(
            "bridge-" + (made.size() + 1), progress, amount, amount, clock.instant());
    made.add(new Made(cardCustomer, mode, funding));
    witness.accept(funding.providerId());
    if (!later) {
      moves(cardCustomer, amount.minor(), 0);
    }
    return funding;
  }

  @Override
  public FundingList fundings(ProviderAccountId account, String cardCustomer, Deadline deadline) {
    work.requireNoneOpen();
    steps.take("the provider lists fundings");
    if (away) {
      return new FundingList.Away("away", Duration.ofSeconds(7));
    }
    synchronized (this) {
      return new FundingList.Read(
          made.stream()
              .filter(one -> one.cardCustomer.equals(cardCustomer))
              .map(one -> new ReportedFunding(one.funding, one.mode))
              .toList(),
          true);
    }
  }

  @Override
  public MasterWalletProvider.Told read(ProviderAccountId account, Deadline deadline) {
    work.requireNoneOpen();
    steps.take("the provider is asked what is in the master wallet");
    if (away) {
      return new MasterWalletProvider.Told.Away("away", Duration.ofSeconds(7));
    }
    synchronized (this) {
      return new MasterWalletProvider.Told.Said(List.of(usd(masterWallet)));
    }
  }

  @Override
  public Answer<String> withdraw(
      ProviderAccountId account, String cardCustomer, Money amount, Deadline deadline) {
    work.requireNoneOpen();
    steps.take("the provider is asked to withdraw from a card account");
    if (away) {
      return new Answer.NotExecuted<>("nobody answers", Duration.ZERO);
    }
    var answer = answer(cardCustomer, amount);
    steps.take("the provider was asked to withdraw from a card account");
    return answer;
  }

  private synchronized Answer<String> answer(String cardCustomer, Money amount) {
    writes++;
    var mishap = next.poll();
    if (mishap == Mishap.REQUEST_LOST) {
      return new Answer.InDoubt<>("no answer");
    }
    var has = account(cardCustomer);
    if (has.ledger - has.pending < amount.minor()) {
      return new Answer.Refused<>(
          new Rejection(Reason.NOT_COVERED_AT_PROVIDER, "INSUFFICIENT_BALANCE"));
    }
    var id = "withdrawal-" + (taken.size() + 1);
    taken.put(id, new Taken(cardCustomer, amount, ReportedWithdrawal.Progress.PENDING));
    witness.accept(id);
    return mishap == null ? new Answer.Done<>(id) : new Answer.InDoubt<>("no answer");
  }

  @Override
  public WithdrawalList withdrawals(ProviderAccountId account, Deadline deadline) {
    work.requireNoneOpen();
    steps.take("the provider lists withdrawals");
    if (away) {
      return new WithdrawalList.Away("away", Duration.ofSeconds(7));
    }
    synchronized (this) {
      return new WithdrawalList.Read(
          taken.entrySet().stream()
              .map(entry -> new ReportedWithdrawal(entry.getKey(), entry.getValue().progress))
              .toList());
    }
  }

  private Account account(String cardCustomer) {
    return accounts.getOrDefault(cardCustomer, Account.EMPTY);
  }
}
