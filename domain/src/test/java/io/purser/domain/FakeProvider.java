package io.purser.domain;

import io.purser.domain.customer.CustomerRegistry;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.money.Asset;
import io.purser.domain.operation.ProviderKey;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.transfer.Fee;
import io.purser.domain.transfer.TransferEffect;
import io.purser.domain.transfer.TransferOrder;
import io.purser.domain.transfer.TransferProvider;
import io.purser.domain.transfer.TransferQuote;
import io.purser.domain.wallet.History;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletProvider;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Steps;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The provider, no gentler than the real one: it takes whatever comes twice for two, and can be
 * told to misbehave. It fails when it is called inside a unit of work.
 */
public final class FakeProvider implements CustomerRegistry, WalletProvider, TransferProvider {
  private final InMemoryUnitOfWork work;
  private final Steps steps;
  private final InstantSource clock;
  private final List<Registered> customers = new ArrayList<>();
  private final List<Opened> wallets = new ArrayList<>();
  private final List<Moved> transactions = new ArrayList<>();
  private final Deque<Mishap> nextWrites = new ArrayDeque<>();
  private final Deque<Optional<Duration>> unreadable = new ArrayDeque<>();
  private final TransfersMade transfers;
  private boolean ignoresKeys;
  private int unreadableRows;
  private int writesReceived;
  private int reads;
  private boolean away;

  public FakeProvider(InMemoryStore store) {
    this.work = store.work();
    this.steps = store.steps();
    this.clock = store.clock();
    this.transfers = new TransfersMade(clock);
  }

  // What it can be told to do.

  /** The next write has its effect, and nobody hears of it. */
  public void losesTheNextAnswer() {
    nextWrites.add(new Mishap.AnswerLost("the connection broke before the answer"));
  }

  /** The next write has no effect, which whoever sent it cannot know. */
  public void losesTheNextRequest() {
    nextWrites.add(new Mishap.RequestLost());
  }

  /** The next write has its effect, and the answer to it is about somebody else. */
  public void answersTheNextWriteWithAnotherCustomer() {
    nextWrites.add(new Mishap.AnswerLost("the answer names somebody else"));
  }

  /** The next write is turned away unread. */
  public void turnsAwayTheNextWrite(Duration retryAfter) {
    nextWrites.add(new Mishap.TurnedAway(retryAfter));
  }

  public void refusesTheNextWrite(Rejection why) {
    nextWrites.add(new Mishap.Refusal(why));
  }

  /** The next write is carried out as it should be; for use between mishaps. */
  public void behavesAtTheNextWrite() {
    nextWrites.add(new Mishap.None());
  }

  /** The next read tells nothing. */
  public void cannotBeReadNext(Duration retryAfter) {
    unreadable.add(Optional.of(retryAfter));
  }

  /** The next read is answered, and the one after it tells nothing. */
  public void cannotBeReadAfterTheNextRead(Duration retryAfter) {
    unreadable.add(Optional.empty());
    unreadable.add(Optional.of(retryAfter));
  }

  /** Nothing reaches it until {@link #comesBack}. */
  public void goesAway() {
    away = true;
  }

  public void comesBack() {
    away = false;
    ignoresKeys = false;
    nextWrites.clear();
    unreadable.clear();
  }

  /** A customer whom somebody else has registered. */
  public ProviderCustomer hasCustomer(ProviderAccountId account, Email email) {
    return add(account, email);
  }

  /** Says from now on that it has no such customer. */
  public void forgets(String providerCustomerId) {
    customers.removeIf(customer -> customer.id.equals(providerCustomerId));
  }

  public void suspends(String providerCustomerId) {
    customers.replaceAll(
        customer -> customer.id.equals(providerCustomerId) ? customer.with("suspended") : customer);
  }

  /** Something moves in or out of one of the customer's wallets. */
  public void reports(String providerCustomerId, ReportedTransaction transaction) {
    transactions.removeIf(
        moved ->
            moved.customer.equals(providerCustomerId)
                && moved.report.id().equals(transaction.id()));
    transactions.add(new Moved(providerCustomerId, transaction));
  }

  /** From now on a repeat under the same key is another transfer. */
  public void ignoresKeys() {
    ignoresKeys = true;
  }

  /** What was sent moves on, and the customer's history says so. */
  public ReportedTransaction moves(String transactionId, Progress progress) {
    var moved =
        transactions.stream()
            .filter(each -> each.report.id().equals(transactionId))
            .findFirst()
            .orElseThrow();
    var before = moved.report;
    var now =
        new ReportedTransaction(
            before.id(),
            before.walletId(),
            before.direction(),
            before.amount(),
            progress,
            before.counterparty(),
            before.chainHash(),
            clock.instant());
    reports(moved.customer, now);
    return now;
  }

  /** How many rows of every history cannot be understood. */
  public void hasUnreadableRows(int rows) {
    unreadableRows = rows;
  }

  // What came of it.

  /** How many customers with this e-mail there are; it lets anybody make more than one. */
  public int customersMade(ProviderAccountId account, Email email) {
    return (int) customers.stream().filter(has(account, email)).count();
  }

  /** Every wallet that it has opened, in order. */
  public List<Opened> wallets() {
    return List.copyOf(wallets);
  }

  public int walletsMade() {
    return wallets.size();
  }

  /** The provider's ids of all transfers that were sent, in their order. */
  public List<String> transfersMade() {
    return transfers.ids();
  }

  /** The same for those that it was asked for with this note. */
  public List<String> transfersNoted(String note) {
    return transfers.idsNoted(note);
  }

  /** Whether a transfer under this key would be one that it has made already. */
  public boolean knows(ProviderKey key) {
    return !ignoresKeys && transfers.under(key).isPresent();
  }

  public int writesReceived() {
    return writesReceived;
  }

  public int reads() {
    return reads;
  }

  // What it does.

  @Override
  public Sighting<ProviderCustomer> find(
      ProviderAccountId account, Email email, Deadline deadline) {
    return read(
        () ->
            customers.stream()
                .filter(has(account, email))
                .findFirst()
                .<Sighting<ProviderCustomer>>map(
                    found -> new Sighting.Present<>(found.known(clock)))
                .orElseGet(Sighting.Absent::new),
        Sighting.Unclear::new);
  }

  @Override
  public Answer<ProviderCustomer> register(
      ProviderAccountId account, NewCustomer customer, Deadline deadline) {
    return write("register", () -> new Answer.Done<>(add(account, customer.email())));
  }

  @Override
  public Sighting<ProviderWallet> find(
      ProviderAccountId account, String providerCustomerId, Asset asset, Deadline deadline) {
    return read(
        () -> {
          if (known(account, providerCustomerId).isEmpty()) {
            return new Sighting.Refused<>(Rejection.because(Reason.CUSTOMER_UNKNOWN_TO_PROVIDER));
          }
          return wallets.stream()
              .filter(wallet -> wallet.customer.equals(providerCustomerId))
              .filter(wallet -> wallet.asset.equals(asset))
              .findFirst()
              .<Sighting<ProviderWallet>>map(found -> new Sighting.Present<>(found.wallet))
              .orElseGet(Sighting.Absent::new);
        },
        Sighting.Unclear::new);
  }

  @Override
  public Answer<ProviderWallet> open(
      ProviderAccountId account, String providerCustomerId, Asset asset, Deadline deadline) {
    return write("open", () -> opened(account, providerCustomerId, asset));
  }

  private Answer<ProviderWallet> opened(
      ProviderAccountId account, String providerCustomerId, Asset asset) {
    var customer = known(account, providerCustomerId);
    if (customer.isEmpty()) {
      return new Answer.Refused<>(Rejection.because(Reason.CUSTOMER_UNKNOWN_TO_PROVIDER));
    }
    if (customer.get().status.equals("suspended")) {
      return new Answer.Refused<>(Rejection.because(Reason.CUSTOMER_SUSPENDED_AT_PROVIDER));
    }
    int number = wallets.size() + 1;
    var wallet =
        new ProviderWallet("provider-wallet-" + number, "address-" + number, "holder-" + number);
    wallets.add(new Opened(providerCustomerId, asset, wallet));
    return new Answer.Done<>(wallet);
  }

  @Override
  public History history(ProviderAccountId account, String providerCustomerId, Deadline deadline) {
    return read(
        () ->
            known(account, providerCustomerId).isEmpty()
                ? new History.UnknownCustomer()
                : new History.Read(
                    transactions.stream()
                        .filter(moved -> moved.customer.equals(providerCustomerId))
                        .map(Moved::report)
                        .toList(),
                    unreadableRows),
        History.Unavailable::new);
  }

  @Override
  public Estimation estimate(ProviderAccountId account, TransferOrder order, Deadline deadline) {
    return read(
        () ->
            new Estimation.Estimated(
                new TransferQuote.Estimate(
                    new Fee(new BigDecimal("0.00127"), "ETH"),
                    new Fee(new BigDecimal("3.18"), "USD"))),
        Estimation.Unavailable::new);
  }

  @Override
  public Answer<TransferEffect> send(
      ProviderAccountId account,
      String providerCustomerId,
      ProviderWallet from,
      TransferOrder order,
      ProviderKey key,
      String note,
      Deadline deadline) {
    if (from.holder() == null) {
      throw new IllegalArgumentException("no account is named");
    }
    return write(
        "send",
        () ->
            new Answer.Done<>(
                transfers
                    .under(key)
                    .filter(_ -> !ignoresKeys)
                    .orElseGet(() -> sent(providerCustomerId, from, order, key, note))));
  }

  private TransferEffect sent(
      String customer, ProviderWallet from, TransferOrder order, ProviderKey key, String note) {
    var effect = transfers.make(key, note);
    reports(
        customer,
        new ReportedTransaction(
            effect.sent().transactionId(),
            from.id(),
            Direction.WITHDRAWAL,
            order.amount(),
            Progress.PENDING,
            order.to().text(),
            effect.sent().chainHash(),
            null));
    return effect;
  }

  private <T> T read(Supplier<T> look, Unread<T> unread) {
    work.requireNoneOpen();
    steps.take("provider reads");
    reads++;
    if (away) {
      return unread.because("nobody answers", Duration.ZERO);
    }
    var retryAfter = Optional.ofNullable(unreadable.poll()).flatMap(next -> next);
    if (retryAfter.isPresent()) {
      return unread.because("cannot be read", retryAfter.get());
    }
    var seen = look.get();
    steps.take("provider has read");
    return seen;
  }

  private <E> Answer<E> write(String what, Supplier<Answer<E>> effect) {
    work.requireNoneOpen();
    steps.take("provider is asked to " + what);
    if (away) {
      return new Answer.NotExecuted<>("nobody answers", Duration.ZERO);
    }
    writesReceived++;
    var mishap = Optional.ofNullable(nextWrites.poll()).orElseGet(Mishap.None::new);
    var answer =
        switch (mishap) {
          case Mishap.None _ -> effect.get();
          case Mishap.AnswerLost(var evidence) -> {
            var _ = effect.get();
            yield new Answer.InDoubt<E>(evidence);
          }
          case Mishap.RequestLost _ ->
              new Answer.InDoubt<E>("the connection broke before the answer");
          case Mishap.TurnedAway(var retryAfter) ->
              new Answer.NotExecuted<E>("too many requests", retryAfter);
          case Mishap.Refusal(var why) -> new Answer.Refused<E>(why);
        };
    steps.take("provider was asked to " + what);
    return answer;
  }

  private ProviderCustomer add(ProviderAccountId account, Email email) {
    var customer =
        new Registered(
            account, "provider-customer-" + (customers.size() + 1), email.canonical(), "active");
    customers.add(customer);
    return customer.known(clock);
  }

  private Optional<Registered> known(ProviderAccountId account, String providerCustomerId) {
    return customers.stream()
        .filter(customer -> customer.account.equals(account))
        .filter(customer -> customer.id.equals(providerCustomerId))
        .findFirst();
  }

  private static Predicate<Registered> has(ProviderAccountId account, Email email) {
    return customer -> customer.account.equals(account) && customer.email.equals(email.canonical());
  }

  /** What goes wrong with one write. */
  private sealed interface Mishap {
    record None() implements Mishap {}

    record AnswerLost(String evidence) implements Mishap {}

    record RequestLost() implements Mishap {}

    record TurnedAway(Duration retryAfter) implements Mishap {}

    record Refusal(Rejection why) implements Mishap {}
  }

  private interface Unread<T> {
    T because(String why, Duration retryAfter);
  }

  private record Registered(ProviderAccountId account, String id, String email, String status) {
    ProviderCustomer known(InstantSource clock) {
      return new ProviderCustomer(id, status, clock.instant(), new Email(email));
    }

    Registered with(String newStatus) {
      return new Registered(account, id, email, newStatus);
    }
  }

  /** A wallet that it keeps for one of its customers. */
  public record Opened(String customer, Asset asset, ProviderWallet wallet) {}

  private record Moved(String customer, ReportedTransaction report) {}
}
