package io.purser.domain.transfer;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.Registration;
import io.purser.domain.event.Journal;
import io.purser.domain.ledger.Holds;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.ProviderKey;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.screening.DestinationScreening;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance.Source;
import io.purser.domain.wallet.WalletProvider;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.domain.wallet.WalletTransactions;
import io.purser.domain.wallet.Wallets;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries out {@link OperationKind#SEND_TRANSFER}. */
public final class TransferSending
    implements ProviderWrite<TransferSending.Request, TransferEffect> {
  private final Customers customers;
  private final Wallets wallets;
  private final WalletTransactions transactions;
  private final Transfers transfers;
  private final DestinationScreening screening;
  private final Holds holds;
  private final WalletProvider walletProvider;
  private final TransferProvider provider;
  private final BookTransaction bookTransaction;
  private final TransferProgress progress;
  private final Journal journal;

  public TransferSending(
      Customers customers,
      Wallets wallets,
      WalletTransactions transactions,
      Transfers transfers,
      DestinationScreening screening,
      Holds holds,
      WalletProvider walletProvider,
      TransferProvider provider,
      BookTransaction bookTransaction,
      TransferProgress progress,
      Journal journal) {
    this.customers = customers;
    this.wallets = wallets;
    this.transactions = transactions;
    this.transfers = transfers;
    this.screening = screening;
    this.holds = holds;
    this.walletProvider = walletProvider;
    this.provider = provider;
    this.bookTransaction = bookTransaction;
    this.progress = progress;
    this.journal = journal;
  }

  /**
   * What the provider is asked.
   *
   * @param notOurs the provider's ids of like withdrawals that cannot be this transfer
   */
  public record Request(
      ProviderAccountId account,
      String providerCustomerId,
      Wallet.Active from,
      TransferOrder order,
      ProviderKey key,
      TransferId id,
      Set<String> notOurs) {
    public Request {
      notOurs = Set.copyOf(notOurs);
    }
  }

  @Override
  public OperationKind kind() {
    return OperationKind.SEND_TRANSFER;
  }

  @Override
  public Preparation<Request> prepare(Operation.Open operation) {
    var header = operation.header();
    var customer = customers.get(header.tenant(), header.customer()).orElseThrow();
    if (!(customer.registration() instanceof Registration.Registered(var known))) {
      return new Preparation.Refused<>(Rejection.because(Reason.REGISTRATION_FAILED));
    }
    // An attempt that was held up may come here when another has settled the operation.
    var transfer =
        requested(operation).orElseThrow(() -> new StaleAggregate(operation.id().value())).header();
    var request =
        new Request(
            header.account(),
            known.id(),
            walletOf(transfer),
            transfer.order(),
            ProviderKey.of(header.tenant(), kind(), transfer.reference().value()),
            transfer.id(),
            notOurs(operation, transfer.order()));
    return Preparation.unless(
        customer.hindrance().or(() -> denial(header.tenant(), transfer.order())), request);
  }

  /** It may have been denied since the transfer was planned. */
  private Optional<Rejection> denial(TenantId tenant, TransferOrder order) {
    return screening.denies(tenant, order.destination())
        ? Optional.of(Rejection.because(Reason.DESTINATION_DENIED))
        : Optional.empty();
  }

  /** Those that other transfers are known by, and those that were there before the first send. */
  private Set<String> notOurs(Operation.Open operation, TransferOrder order) {
    var tenant = operation.header().tenant();
    var firstSentAt = operation.header().firstSentAt();
    if (firstSentAt == null) {
      return Set.of();
    }
    var known = new HashSet<>(transfers.providerIds(tenant, order.wallet(), order.amount()));
    known.addAll(
        transactions.withdrawalsBefore(tenant, order.wallet(), order.amount(), firstSentAt));
    return known;
  }

  /**
   * A withdrawal of this amount to this address that is nobody else's is this transfer: no like one
   * was open at the same time.
   */
  @Override
  public Sighting<TransferEffect> lookUp(
      Operation.Open operation, Request request, Deadline deadline) {
    var history = walletProvider.history(request.account(), request.providerCustomerId(), deadline);
    return SentBefore.in(history, request, operation.header().firstSentAt());
  }

  /** The provider wants its own account of the wallet named, which older wallets do not know. */
  @Override
  public Answer<TransferEffect> send(Request request, Deadline deadline) {
    var wallet = request.from();
    if (wallet.provider().holder() != null) {
      return send(request, wallet, deadline);
    }
    var found =
        walletProvider.find(
            request.account(), request.providerCustomerId(), wallet.header().asset(), deadline);
    return switch (found) {
      case Sighting.Present<ProviderWallet>(var known) -> {
        var holder = known.holder();
        yield holder == null || !known.id().equals(wallet.provider().id())
            ? new Answer.NotExecuted<>("the provider tells no account", Duration.ZERO)
            : switch (send(request, wallet.known(known, wallet.activatedAt()), deadline)) {
              case Answer.Done<TransferEffect>(var effect) ->
                  new Answer.Done<>(effect.heldIn(holder));
              case Answer<TransferEffect> other -> other;
            };
      }
      case Sighting.Absent<?> _ ->
          new Answer.NotExecuted<>("the provider does not list the wallet", Duration.ZERO);
      case Sighting.Refused<?>(var why) -> new Answer.Refused<>(why);
      case Sighting.Unclear<?>(var why, var retryAfter) ->
          new Answer.NotExecuted<>(why, retryAfter);
    };
  }

  private Answer<TransferEffect> send(Request request, Wallet.Active from, Deadline deadline) {
    return provider.send(
        request.account(),
        request.providerCustomerId(),
        from.provider(),
        request.order(),
        request.key(),
        request.id().value(),
        deadline);
  }

  /**
   * What an operator has read is under way; reports of it will tell how far it is. It cannot be
   * what is known to be another transfer.
   */
  @Override
  public Optional<TransferEffect> attested(Request request, String providerId) {
    return request.notOurs().contains(providerId)
        ? Optional.empty()
        : Optional.of(
            new TransferEffect(new SentTransfer(providerId, null, null), Progress.PENDING, null));
  }

  /**
   * From here on the withdrawal takes the money that was set aside. When it was reported before we
   * knew it for ours, it has taken the money already, and what was set aside is free.
   */
  @Override
  public void confirm(Operation.Confirmed operation, TransferEffect effect) {
    var at = operation.confirmedAt();
    var transfer = subject(operation);
    var header = transfer.header();
    var wallet = walletOf(header);
    holds.capture(wallet, operation.id(), header.order().amount(), at);
    if (effect.holder() != null) {
      wallets.save(
          wallet.known(
              new ProviderWallet(
                  wallet.provider().id(), wallet.provider().address(), effect.holder()),
              at));
    }
    transfers.save(transfer.submit(effect.sent(), at));
    record(
        operation,
        header,
        "transfer.submitted",
        Map.of("providerTransactionId", effect.sent().transactionId()));
    book(header, wallet, effect, at);
  }

  private void book(
      Transfer.Header header, Wallet.Active wallet, TransferEffect effect, Instant at) {
    var report =
        new ReportedTransaction(
            effect.sent().transactionId(),
            wallet.provider().id(),
            Direction.WITHDRAWAL,
            header.order().amount(),
            effect.progress(),
            header.order().to().text(),
            effect.sent().chainHash(),
            at);
    var booked =
        bookTransaction.handle(header.tenant(), header.customer(), report, at, Source.PROVIDER);
    if (booked instanceof BookTransaction.Result.Unchanged(var transaction)) {
      progress.booked(transaction);
    }
  }

  /**
   * Who cancelled or declined a transfer is for {@link CancelTransfer} and {@link
   * io.purser.domain.transfer.approval.DecideTransfer} to tell.
   */
  @Override
  public void reject(Operation.Rejected operation) {
    var at = operation.rejectedAt();
    var unsettled = unsettled(operation);
    var header = unsettled.header();
    var why = operation.why();
    holds.release(walletOf(header), operation.id(), header.order().amount(), at);
    if (why.reason() == Reason.CANCELLED) {
      transfers.save(unsettled.cancel(at));
      return;
    }
    switch (unsettled) {
      case Transfer.AwaitingApproval awaiting -> transfers.save(awaiting.decline(why, at));
      case Transfer.Requested requested -> reject(operation, requested);
    }
  }

  private void reject(Operation.Rejected operation, Transfer.Requested transfer) {
    var at = operation.rejectedAt();
    var why = operation.why();
    boolean neverSent = why.reason() == Reason.NEVER_SENT;
    transfers.save(neverSent ? transfer.neverSent(at) : transfer.reject(why, at));
    record(
        operation,
        transfer.header(),
        neverSent ? "transfer.not_sent" : "transfer.rejected",
        Map.of("reason", why.reason().name()));
  }

  private Transfer.Requested subject(Operation operation) {
    return requested(operation).orElseThrow(() -> contradiction(operation));
  }

  private Transfer.Unsettled unsettled(Operation operation) {
    return transfer(operation)
        .filter(Transfer.Unsettled.class::isInstance)
        .map(Transfer.Unsettled.class::cast)
        .orElseThrow(() -> contradiction(operation));
  }

  private static IllegalStateException contradiction(Operation operation) {
    return new IllegalStateException(
        "the transfer of " + operation.id() + " is settled, the operation is not");
  }

  /** Empty when the transfer is settled, or is carried out by another operation by now. */
  private Optional<Transfer.Requested> requested(Operation operation) {
    return transfer(operation)
        .filter(Transfer.Requested.class::isInstance)
        .map(Transfer.Requested.class::cast);
  }

  private Optional<Transfer> transfer(Operation operation) {
    var header = operation.header();
    return transfers
        .get(header.tenant(), new TransferId(header.subject()))
        .filter(found -> found.header().operation().equals(operation.id()));
  }

  private Wallet.Active walletOf(Transfer.Header transfer) {
    return (Wallet.Active) wallets.get(transfer.tenant(), transfer.order().wallet()).orElseThrow();
  }

  private void record(
      Operation.Settled operation,
      Transfer.Header transfer,
      String change,
      Map<String, String> more) {
    var facts = new HashMap<>(more);
    facts.put("wallet", transfer.order().wallet().value());
    facts.put("amount", transfer.order().amount().text());
    facts.put("asset", transfer.order().amount().asset().symbol());
    journal.record(
        Initiator.PROVIDER,
        transfer.tenant(),
        change,
        transfer.id().value(),
        transfer.customer(),
        facts,
        operation.header().updatedAt());
  }
}
