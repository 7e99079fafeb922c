package io.purser.domain.inbox;

import io.purser.domain.inbox.Inbox.Claimed;
import io.purser.domain.inbox.Inbox.Delivery;
import io.purser.domain.inbox.Inbox.Outcome;
import io.purser.domain.inbox.Inbox.Owner;
import io.purser.domain.inbox.ProviderEvent.TransactionReported;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.RefreshBalances;
import io.purser.domain.wallet.WalletBalance.Source;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.EachAlone;
import io.purser.domain.work.UnitOfWork;
import io.purser.domain.work.Urgency;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Works what the provider has delivered, at our own pace. A delivery that cannot be worked holds up
 * no other.
 */
public final class InboxWorker {
  private static final int BATCH = 50;
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration TIME_FOR_A_READ = Duration.ofSeconds(10);

  /**
   * The provider repeats a delivery for 33 hours and may not sign it anew, so older ones than this
   * are not repeats.
   */
  private static final Duration APPLIED_UP_TO = Duration.ofDays(3);

  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  /**
   * A customer or wallet that we do not know may be one whose creation is still in doubt, for as
   * long as the provider cannot be read. After these tries, which take three hours, a person looks.
   */
  private static final int TRIES_FOR_A_STRANGER = 44;

  private final UnitOfWork work;
  private final Inbox inbox;
  private final ProviderEvents events;
  private final BookTransaction bookTransaction;
  private final RefreshBalances refreshBalances;

  public InboxWorker(
      UnitOfWork work,
      Inbox inbox,
      ProviderEvents events,
      BookTransaction bookTransaction,
      RefreshBalances refreshBalances) {
    this.work = work;
    this.inbox = inbox;
    this.events = events;
    this.bookTransaction = bookTransaction;
    this.refreshBalances = refreshBalances;
  }

  /**
   * Works what is due now. Returns how many deliveries it took up. One that fails is due again
   * after a minute, and its failure is thrown after the others are worked.
   *
   * @param goOn asked before each; when it says no, the rest is due again after a minute
   */
  public int work(BooleanSupplier goOn) {
    return EachAlone.work(inbox.claim(BATCH, LEASE), goOn, this::work);
  }

  private void work(Claimed claimed) {
    Optional<Delivery> delivery =
        work.inAccount(claimed.account(), () -> inbox.get(claimed.account(), claimed));
    delivery.ifPresent(
        found -> {
          var event = events.read(found.body());
          if (isFirst(claimed, event)) {
            work(claimed, found, event);
          } else {
            close(claimed, new Outcome.Duplicate());
          }
        });
  }

  private boolean isFirst(Claimed claimed, ProviderEvent event) {
    var id = event.id();
    return id == null
        || work.inAccount(claimed.account(), () -> inbox.isFirst(claimed.account(), claimed, id));
  }

  private void work(Claimed claimed, Delivery delivery, ProviderEvent event) {
    switch (event) {
      case ProviderEvent.Other(_, var type) -> close(claimed, new Outcome.Ignored(type));
      case ProviderEvent.Unreadable(_, var why) -> close(claimed, new Outcome.Quarantined(why));
      case TransactionReported reported -> {
        var owner = inbox.ownerOf(claimed.account(), reported.providerCustomerId());
        if (owner.isEmpty()) {
          wait(claimed, "names a customer who is not of this account");
        } else if (isTimely(delivery)) {
          apply(claimed, delivery, reported, owner.get());
        } else {
          askInstead(claimed, owner.get());
        }
      }
    }
  }

  private static boolean isTimely(Delivery delivery) {
    var signed = delivery.signedAt();
    var received = delivery.receivedAt();
    return !signed.isBefore(received.minus(APPLIED_UP_TO))
        && !signed.isAfter(received.plus(CLOCK_SKEW));
  }

  private void apply(
      Claimed claimed, Delivery delivery, TransactionReported reported, Owner owner) {
    var result =
        work.inTransaction(
            owner.tenant(),
            () ->
                bookTransaction.handle(
                    owner.tenant(),
                    owner.customer(),
                    reported.report(),
                    delivery.signedAt(),
                    Source.WEBHOOK));
    switch (result) {
      case BookTransaction.Result.Booked _ -> close(claimed, new Outcome.Applied());
      case BookTransaction.Result.Unchanged _ -> close(claimed, new Outcome.Duplicate());
      case BookTransaction.Result.NoSuchWallet _ ->
          wait(claimed, "names a wallet that the customer does not have");
      case BookTransaction.Result.Contradicts(var known) ->
          close(
              claimed,
              new Outcome.Quarantined(
                  "says something else about " + known + " than was said before"));
    }
  }

  private void askInstead(Claimed claimed, Owner owner) {
    var deadline = Deadline.in(TIME_FOR_A_READ).askedBy(owner.tenant(), Urgency.RESOLVER);
    switch (refreshBalances.handle(owner.tenant(), owner.customer(), deadline)) {
      case RefreshBalances.Result.Refreshed _,
          RefreshBalances.Result.NotRegistered _,
          RefreshBalances.Result.UnknownToProvider _ ->
          close(claimed, new Outcome.AskedInstead());
      case RefreshBalances.Result.Unavailable(var why) -> postpone(claimed, why);
    }
  }

  private void wait(Claimed claimed, String why) {
    if (claimed.attempt() < TRIES_FOR_A_STRANGER) {
      postpone(claimed, why);
    } else {
      close(claimed, new Outcome.Quarantined(why));
    }
  }

  private void close(Claimed claimed, Outcome outcome) {
    inAccount(claimed.account(), () -> inbox.close(claimed.account(), claimed, outcome));
  }

  private void postpone(Claimed claimed, String why) {
    var delay = Duration.ofSeconds(Math.min(300, 1L << Math.min(claimed.attempt(), 9)));
    inAccount(claimed.account(), () -> inbox.postpone(claimed.account(), claimed, delay, why));
  }

  private void inAccount(ProviderAccountId account, Runnable body) {
    work.inAccount(
        account,
        () -> {
          body.run();
          return account;
        });
  }
}
