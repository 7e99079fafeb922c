package io.purser.domain.transfer;

import static io.purser.domain.Given.USDC;

import io.purser.domain.FakeProvider;
import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;
import io.purser.domain.access.ApiKeyId;
import io.purser.domain.access.Caller;
import io.purser.domain.access.Role;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.event.Journal;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.ledger.Holds;
import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.operation.Answers;
import io.purser.domain.operation.Backoff;
import io.purser.domain.operation.CancelOperation;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationRunner;
import io.purser.domain.operation.Outcomes;
import io.purser.domain.operation.ProviderWrites;
import io.purser.domain.operation.RememberedTelemetry;
import io.purser.domain.operation.Retries;
import io.purser.domain.operation.RetryBudget;
import io.purser.domain.operation.WithheldOperations;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.transfer.approval.DecideTransfer;
import io.purser.domain.transfer.limit.SendingLimit;
import io.purser.domain.transfer.limit.SendingLimits;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.TransactionPostings;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance.Source;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.domain.work.Deadline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A customer's wallet with money in it in any store, with the use cases of transfers over that
 * store and a provider that takes what it is sent.
 */
final class PaidInWallet {
  private static final Initiator BY = new Initiator("service:app", null, "request-1");
  private static final String TO = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU";

  private final Store store;
  private final Tenant tenant;
  private final Given given;
  private final FakeProvider provider = new FakeProvider(new InMemoryStore());
  private final BookTransaction bookTransaction;
  private final Wallet.Active wallet;
  private final Caller caller;
  private final SendTransfer sendTransfer;
  private final CancelTransfer cancelTransfer;
  private final DecideTransfer decideTransfer;
  private final OperationRunner runner;

  PaidInWallet(Store store, Tenant tenant, String amount) {
    this.store = store;
    this.tenant = tenant;
    this.given = new Given(store);
    this.caller =
        new Caller.Service(
            tenant.id(),
            new Caller.Service.Identity.Key("app", ApiKeyId.next(Given.IDS)),
            Set.of());
    InstantSource clock = store::now;
    var journal = new Journal(store.eventLog(), store.auditLog(), Given.IDS);
    var operations = store.operations();
    var holds = new Holds(store.walletBalances(), store.ledger());
    var progress = new TransferProgress(store.transfers(), operations, journal);
    bookTransaction =
        new BookTransaction(
            store.wallets(),
            store.walletTransactions(),
            store.walletBalances(),
            new TransactionPostings(store.ledger()),
            progress,
            journal,
            Given.IDS,
            clock);
    var writes =
        new ProviderWrites(
            List.of(
                new TransferSending(
                    store.customers(),
                    store.wallets(),
                    store.walletTransactions(),
                    store.transfers(),
                    store.deniedDestinations(),
                    holds,
                    provider,
                    provider,
                    bookTransaction,
                    progress,
                    journal)));
    var telemetry = new RememberedTelemetry();
    var outcomes =
        new Outcomes(
            store.work(),
            operations,
            store.idempotencyRecords(),
            new NoAnswers(),
            journal,
            telemetry);
    runner =
        new OperationRunner(
            store.work(),
            operations,
            writes,
            outcomes,
            clock,
            new Retries(new Backoff(new Random(7)), _ -> {}, new RetryBudget()),
            telemetry);
    sendTransfer =
        new SendTransfer(
            new TransferOrders(
                store.customers(), store.wallets(), store.recipients(), store.deniedDestinations()),
            store.transfers(),
            store.transferQuotes(),
            store.transferLimits(),
            holds,
            operations,
            journal,
            Given.IDS,
            clock,
            Duration.ofDays(3));
    decideTransfer =
        new DecideTransfer(
            store.customers(),
            store.logins(),
            store.transfers(),
            new WithheldOperations(operations, writes, outcomes, clock),
            journal,
            clock);
    cancelTransfer =
        new CancelTransfer(
            store.customers(),
            store.transfers(),
            new CancelOperation(operations, writes, outcomes, clock),
            journal);
    var customer = given.registeredCustomer(tenant, Given.unique("provider-customer"));
    wallet = open(customer, USDC, amount);
  }

  private Wallet.Active open(Customer customer, Asset asset, String amount) {
    var opened = given.activeWallet(tenant, customer, asset);
    var known = new ProviderWallet(opened.provider().id(), opened.provider().address(), "holder");
    return given.in(
        tenant,
        () -> {
          store.wallets().save(opened.known(known, store.now()));
          bookTransaction.handle(
              tenant.id(),
              customer.id(),
              deposit(opened, amount, store.now()),
              store.now(),
              Source.WEBHOOK);
          return (Wallet.Active) store.wallets().get(tenant.id(), opened.id()).orElseThrow();
        });
  }

  /** The same customer's wallet of the asset on another chain, with as much in it. */
  WalletId another(String chain, String amount) {
    var customer =
        given.in(tenant, () -> store.customers().get(tenant.id(), customer())).orElseThrow();
    return open(customer, new Asset(chain, USDC.symbol(), USDC.decimals()), amount).id();
  }

  private static ReportedTransaction deposit(Wallet.Active wallet, String amount, Instant at) {
    return new ReportedTransaction(
        Given.unique("deposit"),
        wallet.provider().id(),
        Direction.DEPOSIT,
        AssetAmount.parse(amount, wallet.header().asset()).orElseThrow(),
        Progress.COMPLETED,
        null,
        null,
        at);
  }

  CustomerId customer() {
    return wallet.header().customer();
  }

  void mayOnlySendInADay(String amount) {
    has(new SendingLimit(null, new BigDecimal(amount), null));
  }

  /** From now on everything waits for somebody else. */
  void takesASecondPerson() {
    has(new SendingLimit(null, null, null, BigDecimal.ZERO));
  }

  private void has(SendingLimit limit) {
    given.in(
        tenant,
        () ->
            store
                .transferLimits()
                .save(
                    new SendingLimits(
                        tenant.id(),
                        customer(),
                        new TreeMap<>(Map.of("USDC", limit)),
                        store.now(),
                        0)));
  }

  /** Plans it, and leaves the sending to somebody else. */
  SendTransfer.Result plan(String amount, String reference) {
    return plan(wallet.id(), amount, reference);
  }

  SendTransfer.Result plan(WalletId from, String amount, String reference) {
    return given.in(
        tenant,
        () ->
            sendTransfer.plan(
                tenant.id(),
                caller,
                new TransferDraft(from, TO, amount),
                new Reference(reference),
                null,
                BY));
  }

  /** So many reads later, which is as good as any other way to come late. */
  Operation sendAfter(int reads, SendTransfer.Result.Planned planned) {
    for (int i = 0; i < reads; i++) {
      load(planned.transfer());
    }
    return send(planned.operation());
  }

  private Operation send(OperationId operation) {
    return runner.resume(
        tenant.id(), operation, Deadline.in(Duration.ofSeconds(10), System::nanoTime));
  }

  /** Somebody approves it, and has it sent. */
  DecideTransfer.Result approve(String who, TransferId transfer) {
    var result =
        given.in(tenant, () -> decideTransfer.approve(tenant.id(), operator(who), transfer, BY));
    if (result instanceof DecideTransfer.Result.Approved(var operation)) {
      send(operation);
    }
    return result;
  }

  DecideTransfer.Result decline(String who, TransferId transfer) {
    return given.in(tenant, () -> decideTransfer.decline(tenant.id(), operator(who), transfer, BY));
  }

  private Caller operator(String who) {
    return new Caller.Operator(tenant.id(), "issuer", who, Set.of(Role.COMPLIANCE));
  }

  CancelTransfer.Result cancel(TransferId transfer) {
    return given.in(tenant, () -> cancelTransfer.handle(tenant.id(), caller, transfer, BY));
  }

  Transfer load(TransferId transfer) {
    return given.in(tenant, () -> store.transfers().get(tenant.id(), transfer).orElseThrow());
  }

  /** What the provider has sent for this transfer. */
  List<String> sent(TransferId transfer) {
    return provider.transfersNoted(transfer.value());
  }

  String held() {
    return held(wallet.id());
  }

  String held(WalletId of) {
    return given
        .in(tenant, () -> store.walletBalances().get(tenant.id(), of).orElseThrow())
        .held()
        .text();
  }

  /** Nobody waits for these. */
  private static final class NoAnswers implements Answers {
    @Override
    public StoredAnswer settled(Operation.Settled operation) {
      return new StoredAnswer(200, Map.of(), "", operation.header().concerned());
    }

    @Override
    public StoredAnswer accepted(Operation.Unsettled operation) {
      return new StoredAnswer(202, Map.of(), "", operation.header().concerned());
    }
  }
}
