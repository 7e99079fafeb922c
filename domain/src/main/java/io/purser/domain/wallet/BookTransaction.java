package io.purser.domain.wallet;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.WalletBalance.Source;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a report of a transaction into the books. Reports may come in any order and any number of
 * times: a transaction is booked once, and never goes back. Used inside a unit of work.
 */
public final class BookTransaction {
  private final Wallets wallets;
  private final WalletTransactions transactions;
  private final WalletBalances balances;
  private final TransactionPostings postings;
  private final TransactionFollower follower;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;

  public BookTransaction(
      Wallets wallets,
      WalletTransactions transactions,
      WalletBalances balances,
      TransactionPostings postings,
      TransactionFollower follower,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.wallets = wallets;
    this.transactions = transactions;
    this.balances = balances;
    this.postings = postings;
    this.follower = follower;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param saidAt when the provider said so
   */
  public Result handle(
      TenantId tenant,
      CustomerId customer,
      ReportedTransaction report,
      Instant saidAt,
      Source source) {
    var wallet = walletOf(tenant, customer, report);
    if (wallet.isEmpty()) {
      return new Result.NoSuchWallet();
    }
    // The lock comes first, so that two reports of one transaction are booked one after the other.
    var balance = balances.getForUpdate(tenant, wallet.get().id()).orElseThrow();
    var known = transactions.byProviderId(tenant, wallet.get().id(), report.id()).orElse(null);
    if (known != null && !agrees(known.facts(), report)) {
      return new Result.Contradicts(known.facts().id());
    }
    var before = known == null ? first(wallet.get(), report) : known;
    var now = advance(before, report.progress(), report.at() == null ? saidAt : report.at());
    boolean changed = known == null || !known.equals(now);
    if (changed) {
      store(known, now);
    }
    balances.save(
        tenant,
        changed ? balance.after(known, now).told(saidAt, source) : balance.seen(saidAt, source));
    if (changed) {
      postings.post(known, now, clock.instant());
      follower.booked(now);
    }
    return changed ? new Result.Booked(now) : new Result.Unchanged(now);
  }

  private Optional<Wallet.Active> walletOf(
      TenantId tenant, CustomerId customer, ReportedTransaction report) {
    return report.walletId() == null
        ? wallets.active(tenant, customer, report.amount().asset())
        : wallets
            .byProviderId(tenant, customer, report.walletId())
            .filter(wallet -> wallet.header().asset().equals(report.amount().asset()));
  }

  private static boolean agrees(WalletTransaction.Facts known, ReportedTransaction report) {
    return known.amount().equals(report.amount()) && known.direction() == report.direction();
  }

  private WalletTransaction first(Wallet.Active wallet, ReportedTransaction report) {
    return new WalletTransaction.Pending(
        new WalletTransaction.Facts(
            TransactionId.next(ids),
            wallet.header().tenant(),
            wallet.header().customer(),
            wallet.id(),
            report.id(),
            report.direction(),
            report.amount(),
            report.counterparty(),
            report.chainHash(),
            clock.instant()));
  }

  private static WalletTransaction advance(
      WalletTransaction transaction, ReportedTransaction.Progress progress, Instant at) {
    return switch (transaction) {
      case WalletTransaction.Pending pending ->
          switch (progress) {
            case PENDING -> pending;
            case COMPLETED -> pending.complete(at);
            case FAILED -> pending.fail(at);
          };
      case WalletTransaction.Completed _, WalletTransaction.Failed _ -> transaction;
    };
  }

  private void store(@Nullable WalletTransaction known, WalletTransaction now) {
    if (known == null) {
      transactions.add(now);
    } else {
      transactions.save(now);
    }
    var facts = now.facts();
    journal.record(
        Initiator.PROVIDER,
        facts.tenant(),
        "transaction." + stateOf(now).name().toLowerCase(Locale.ROOT),
        facts.id().value(),
        facts.customer(),
        Map.of(
            "wallet", facts.wallet().value(),
            "direction", facts.direction().name(),
            "amount", facts.amount().text(),
            "asset", facts.amount().asset().symbol()),
        clock.instant());
  }

  public static ReportedTransaction.Progress stateOf(WalletTransaction transaction) {
    return switch (transaction) {
      case WalletTransaction.Pending _ -> ReportedTransaction.Progress.PENDING;
      case WalletTransaction.Completed _ -> ReportedTransaction.Progress.COMPLETED;
      case WalletTransaction.Failed _ -> ReportedTransaction.Progress.FAILED;
    };
  }

  /** What came of it. */
  public sealed interface Result {
    record Booked(WalletTransaction transaction) implements Result {}

    record Unchanged(WalletTransaction transaction) implements Result {}

    /** The customer has no active wallet that fits. It may be about to get one. */
    record NoSuchWallet() implements Result {}

    /** The provider has told us another amount or direction before. Nothing is booked. */
    record Contradicts(TransactionId known) implements Result {}
  }
}
