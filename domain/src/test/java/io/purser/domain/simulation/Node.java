package io.purser.domain.simulation;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.audit.Initiator;
import io.purser.domain.card.onboarding.FakeCardProvider;
import io.purser.domain.card.onboarding.OnboardingSteps;
import io.purser.domain.card.onboarding.RecordedOnboardings;
import io.purser.domain.card.onboarding.RefreshOnboarding;
import io.purser.domain.card.spending.SpendingWired;
import io.purser.domain.customer.CreateCustomer;
import io.purser.domain.customer.CustomerRegistration;
import io.purser.domain.customer.RegisterCustomer;
import io.purser.domain.customer.SuspendCustomer;
import io.purser.domain.event.Journal;
import io.purser.domain.id.TimeOrderedIds;
import io.purser.domain.idempotency.LocalRequests;
import io.purser.domain.inbox.InboxWorker;
import io.purser.domain.inbox.ReceiveDelivery;
import io.purser.domain.inbox.RecordedInbox;
import io.purser.domain.kyc.HearOfProof;
import io.purser.domain.kyc.imports.ImportVerification;
import io.purser.domain.kyc.imports.NoVerificationImporter;
import io.purser.domain.ledger.Holds;
import io.purser.domain.operation.Answers;
import io.purser.domain.operation.Backoff;
import io.purser.domain.operation.CancelOperation;
import io.purser.domain.operation.DecideOperation;
import io.purser.domain.operation.OperationRequests;
import io.purser.domain.operation.OperationRunner;
import io.purser.domain.operation.Outcomes;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.operation.ProviderWrites;
import io.purser.domain.operation.Resolver;
import io.purser.domain.operation.Retries;
import io.purser.domain.operation.RetryBudget;
import io.purser.domain.operation.WithheldOperations;
import io.purser.domain.transfer.CancelTransfer;
import io.purser.domain.transfer.QuoteTransfer;
import io.purser.domain.transfer.SendTransfer;
import io.purser.domain.transfer.TransferOrders;
import io.purser.domain.transfer.TransferProgress;
import io.purser.domain.transfer.TransferSending;
import io.purser.domain.transfer.approval.ApprovalSweep;
import io.purser.domain.transfer.approval.DecideTransfer;
import io.purser.domain.transfer.limit.ChangeTransferLimits;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.OpenWallet;
import io.purser.domain.wallet.RefreshBalances;
import io.purser.domain.wallet.TransactionPostings;
import io.purser.domain.wallet.WalletOpening;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** One process of the platform: every use case, with ids and randomness of its own. */
final class Node {
  static final Initiator BY = new Initiator("service:app", null, "request-1");

  private static final Duration ONE_REQUEST = Duration.ofSeconds(10);

  private static final Duration APPROVED_WITHIN = Duration.ofSeconds(30);

  private static final Duration QUOTES_ARE_GOOD_FOR = Duration.ofSeconds(60);

  private final Scheduler scheduler;
  private final Life life = new Life();
  final CreateCustomer createCustomer;
  final SuspendCustomer suspendCustomer;
  final RegisterCustomer registerCustomer;
  final OpenWallet openWallet;
  final LocalRequests localRequests;
  final OperationRequests operationRequests;
  final ReceiveDelivery receiveDelivery;
  final RefreshBalances refreshBalances;
  final PlaceOrder placeOrder;
  final QuoteTransfer quoteTransfer;
  final SendTransfer sendTransfer;
  final CancelTransfer cancelTransfer;
  final DecideTransfer decideTransfer;
  final ChangeTransferLimits changeTransferLimits;
  final DecideOperation decideOperation;
  final CardUseCases cards;
  private final Resolver resolver;
  private final ApprovalSweep approvalSweep;
  private final InboxWorker inboxWorker;

  Node(World world, RandomGenerator random) {
    this.scheduler = world.scheduler;
    var store = world.store;
    var provider = world.provider;
    var telemetry = world.telemetry;
    var clock = store.clock();
    var work = store.work();
    var records = store.idempotencyRecords();
    var ids = new TimeOrderedIds(clock, random);
    var journal = new Journal(store.eventLog(), store.auditLog(), ids);
    var customers = store.customers();
    var operations = store.operations();
    var importVerification =
        new ImportVerification(
            customers,
            store.verificationImports(),
            new NoVerificationImporter(),
            operations,
            journal,
            ids,
            clock);
    createCustomer = new CreateCustomer(customers, importVerification, journal, ids, clock);
    suspendCustomer = new SuspendCustomer(customers, journal, clock);
    registerCustomer = new RegisterCustomer(customers, operations, journal, ids, clock);
    openWallet =
        new OpenWallet(
            customers,
            registerCustomer,
            store.wallets(),
            operations,
            () -> List.of(Given.BTC, Given.USDC),
            journal,
            ids,
            clock);
    var holds = new Holds(store.walletBalances(), store.ledger());
    var transferOrders =
        new TransferOrders(
            customers, store.wallets(), store.recipients(), store.deniedDestinations());
    quoteTransfer =
        new QuoteTransfer(
            work,
            store.tenants(),
            transferOrders,
            store.transferQuotes(),
            provider,
            ids,
            clock,
            QUOTES_ARE_GOOD_FOR);
    sendTransfer =
        new SendTransfer(
            transferOrders,
            store.transfers(),
            store.transferQuotes(),
            store.transferLimits(),
            holds,
            operations,
            journal,
            ids,
            clock,
            APPROVED_WITHIN);
    var transferProgress = new TransferProgress(store.transfers(), operations, journal);
    var bookTransaction =
        new BookTransaction(
            store.wallets(),
            store.walletTransactions(),
            store.walletBalances(),
            new TransactionPostings(store.ledger()),
            transferProgress,
            journal,
            ids,
            clock);
    Answers answers = new PlainAnswers();
    List<ProviderWrite<?, ?>> carriedOut = new ArrayList<>(orderWrites(world, journal));
    carriedOut.add(new CustomerRegistration(customers, provider, operations, journal));
    carriedOut.add(
        new WalletOpening(customers, store.wallets(), store.walletBalances(), provider, journal));
    carriedOut.add(
        new TransferSending(
            customers,
            store.wallets(),
            store.walletTransactions(),
            store.transfers(),
            store.deniedDestinations(),
            holds,
            provider,
            provider,
            bookTransaction,
            transferProgress,
            journal));
    cards = new CardUseCases(world, journal, ids);
    carriedOut.addAll(cards.writes());
    var writes = new ProviderWrites(carriedOut);
    var outcomes = new Outcomes(work, operations, records, answers, journal, telemetry);
    var runner =
        new OperationRunner(
            work,
            operations,
            writes,
            outcomes,
            clock,
            new Retries(
                new Backoff(random), time -> scheduler.sleep(time.toMillis()), new RetryBudget()),
            telemetry);
    cancelTransfer =
        new CancelTransfer(
            customers,
            store.transfers(),
            new CancelOperation(operations, writes, outcomes, clock),
            journal);
    decideTransfer =
        new DecideTransfer(
            customers,
            store.logins(),
            store.transfers(),
            new WithheldOperations(operations, writes, outcomes, clock),
            journal,
            clock);
    approvalSweep = new ApprovalSweep(work, store.transfers(), decideTransfer);
    changeTransferLimits =
        new ChangeTransferLimits(
            customers, store.transferLimits(), journal, clock, APPROVED_WITHIN);
    decideOperation = new DecideOperation(work, operations, writes, outcomes, clock);
    localRequests = new LocalRequests(work, records);
    operationRequests = new OperationRequests(work, work, records, runner, answers);
    placeOrder = new PlaceOrder(operations, world.orders, journal, ids, clock);
    resolver = new Resolver(operations, runner, 1);
    refreshBalances =
        new RefreshBalances(
            work,
            store.tenants(),
            customers,
            store.walletBalances(),
            provider,
            bookTransaction,
            (_, _) -> {},
            clock);
    receiveDelivery =
        new ReceiveDelivery(
            work, store.endpoints(), provider::verify, store.inbox(), new RecordedInbox());
    var spending = new SpendingWired(store, world.cards.itself(), cards.refreshCards, journal);
    inboxWorker =
        new InboxWorker(
            work,
            store.inbox(),
            world.mail::read,
            bookTransaction,
            refreshBalances,
            store.cardOnboardings(),
            noOnboardings(store, journal),
            cards.refreshCards,
            spending.hearOfSpending,
            spending.refreshSpending,
            cards.hearOfAccount,
            cards.swaps.hear,
            store.historyReadings(),
            new RecordedInbox());
  }

  private static List<OrderWrite> orderWrites(World world, Journal journal) {
    return OrderKinds.ALL.stream()
        .map(kind -> new OrderWrite(kind, world.orders, world.bank, world.line, journal))
        .toList();
  }

  /** Nobody of these scenarios is on the way to a card. */
  private static RefreshOnboarding noOnboardings(InMemoryStore store, Journal journal) {
    return new RefreshOnboarding(
        store.work(),
        store.cardOnboardings(),
        new FakeCardProvider(store),
        new OnboardingSteps(
            store.work(),
            store.tenants(),
            store.customers(),
            store.cardOnboardings(),
            new HearOfProof(store.verifications(), journal),
            journal,
            store.clock()),
        new RecordedOnboardings());
  }

  Life life() {
    return life;
  }

  boolean isUp() {
    return !life.isOver();
  }

  /** Settles what is open. */
  void resolve() {
    resolver.work(this::isUp);
  }

  void workInbox() {
    inboxWorker.work(this::isUp);
  }

  /** Declines what nobody has approved in time. */
  void declineOverdue() {
    approvalSweep.work(this::isUp);
  }

  /** Asks the provider about what was not heard of for a while. */
  void sweep() {
    cards.sweep(this::isUp);
  }

  /** When a request that begins now is to be answered. */
  Deadline deadline() {
    return Deadline.in(ONE_REQUEST, () -> Duration.ofMillis(scheduler.now()).toNanos());
  }
}
