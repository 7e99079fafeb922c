package io.purser.domain.inbox;

import io.purser.domain.card.RefreshCards;
import io.purser.domain.card.account.AccountReport;
import io.purser.domain.card.account.HearOfAccount;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.RefreshOnboarding;
import io.purser.domain.card.spending.HearOfSpending;
import io.purser.domain.card.spending.RefreshSpending;
import io.purser.domain.card.spending.ReportedSpending;
import io.purser.domain.card.spending.Sighting;
import io.purser.domain.inbox.Inbox.Delivery;
import io.purser.domain.inbox.Inbox.Outcome;
import io.purser.domain.inbox.Inbox.Owner;
import io.purser.domain.inbox.ProviderEvent.CardAccountReported;
import io.purser.domain.inbox.ProviderEvent.CardCustomerChanged;
import io.purser.domain.inbox.ProviderEvent.CardUsed;
import io.purser.domain.inbox.ProviderEvent.CardsChanged;
import io.purser.domain.inbox.ProviderEvent.MasterWalletMoved;
import io.purser.domain.inbox.ProviderEvent.SwapTold;
import io.purser.domain.inbox.ProviderEvent.TransactionReported;
import io.purser.domain.programme.history.HistoryReadings;
import io.purser.domain.programme.swap.HearOfSwap;
import io.purser.domain.programme.swap.ReportedSwap;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.RefreshBalances;
import io.purser.domain.wallet.WalletBalance.Source;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.EachAlone;
import io.purser.domain.work.UnitOfWork;
import io.purser.domain.work.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Works what the provider has delivered, at our own pace. A delivery that cannot be worked holds up
 * no other: it is tried again later and later, and ends with a person.
 *
 * <p>Any number of nodes may work at the same time, in any order: what a delivery changes is
 * changed under the lock of the aggregate it is about, so one aggregate is worked by one of them at
 * a time, and the aggregates come to the same whatever the order.
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

  private final UnitOfWork work;
  private final Inbox inbox;
  private final ProviderEvents events;
  private final BookTransaction bookTransaction;
  private final RefreshBalances refreshBalances;
  private final CardOnboardings onboardings;
  private final RefreshOnboarding refreshOnboarding;
  private final RefreshCards refreshCards;
  private final HearOfSpending hearOfSpending;
  private final RefreshSpending refreshSpending;
  private final HearOfAccount hearOfAccount;
  private final HearOfSwap hearOfSwap;
  private final HistoryReadings histories;
  private final InboxObserver observer;

  public InboxWorker(
      UnitOfWork work,
      Inbox inbox,
      ProviderEvents events,
      BookTransaction bookTransaction,
      RefreshBalances refreshBalances,
      CardOnboardings onboardings,
      RefreshOnboarding refreshOnboarding,
      RefreshCards refreshCards,
      HearOfSpending hearOfSpending,
      RefreshSpending refreshSpending,
      HearOfAccount hearOfAccount,
      HearOfSwap hearOfSwap,
      HistoryReadings histories,
      InboxObserver observer) {
    this.work = work;
    this.inbox = inbox;
    this.events = events;
    this.bookTransaction = bookTransaction;
    this.refreshBalances = refreshBalances;
    this.onboardings = onboardings;
    this.refreshOnboarding = refreshOnboarding;
    this.refreshCards = refreshCards;
    this.hearOfSpending = hearOfSpending;
    this.refreshSpending = refreshSpending;
    this.hearOfAccount = hearOfAccount;
    this.hearOfSwap = hearOfSwap;
    this.histories = histories;
    this.observer = observer;
  }

  /**
   * Works what is due now. Returns how many deliveries it tried. Throws only when it could not even
   * note what became of one, and then after the others are worked.
   *
   * @param goOn asked before each; when it says no, the rest is left to other nodes
   */
  public int work(BooleanSupplier goOn) {
    var tried = new AtomicInteger();
    EachAlone.work(
        inbox.claim(BATCH, LEASE),
        () -> true,
        claimed -> {
          var task = new DeliveryTask(work, inbox, observer, claimed, null);
          if (goOn.getAsBoolean()) {
            tried.incrementAndGet();
            task.begin().ifPresent(delivery -> task.orFail(delivery, it -> work(it, delivery)));
          } else {
            task.handOver();
          }
        });
    return tried.get();
  }

  private void work(DeliveryTask task, Delivery delivery) {
    if (task.wasTriedEnough(delivery)) {
      return;
    }
    var event = events.read(delivery.body());
    if (!task.isFirst(event)) {
      task.close(new Outcome.Duplicate());
      return;
    }
    switch (event) {
      case ProviderEvent.Other(_, var type) -> task.close(new Outcome.Ignored(type));
      case ProviderEvent.Unreadable(_, var why) -> task.close(new Outcome.Quarantined(why));
      case TransactionReported reported -> work(task, delivery, reported);
      case CardCustomerChanged(_, var cardCustomer) ->
          work(task, delivery, cardCustomer, this::askAboutOnboarding);
      case CardsChanged(_, var cardCustomer) ->
          work(task, delivery, cardCustomer, this::askAboutCards);
      case CardUsed(_, var report) ->
          work(
              task,
              delivery,
              report.cardCustomer(),
              isTimely(delivery)
                  ? (it, about) -> hear(it, delivery, report, about)
                  : this::askAboutSpending);
      case CardAccountReported(_, var cardCustomer, var report) ->
          work(task, delivery, cardCustomer, (it, about) -> hear(it, delivery, about, report));
      case SwapTold(_, var report) -> {
        histories.somethingMoved(task.claimed().account());
        hear(task, delivery, report);
      }
      case MasterWalletMoved _ -> {
        histories.somethingMoved(task.claimed().account());
        task.close(new Outcome.Applied());
      }
    }
  }

  private void work(DeliveryTask task, Delivery delivery, TransactionReported reported) {
    var owner = inbox.ownerOf(task.claimed().account(), reported.providerCustomerId()).orElse(null);
    if (owner == null) {
      task.waitForStranger("names a customer who is not of this account");
    } else if (isTimely(delivery)) {
      task.of(owner.tenant()).orFail(delivery, it -> apply(it, delivery, reported, owner));
    } else {
      task.of(owner.tenant()).orFail(delivery, it -> askInstead(it, owner));
    }
  }

  private void work(
      DeliveryTask task,
      Delivery delivery,
      String cardCustomer,
      BiConsumer<DeliveryTask, CardOnboardings.Waiting> ask) {
    var found = onboardings.ownerOf(task.claimed().account(), cardCustomer).orElse(null);
    if (found == null) {
      task.waitForStranger("names a card customer who is not of this account");
    } else {
      task.of(found.tenant()).orFail(delivery, it -> ask.accept(it, found));
    }
  }

  private void askAboutOnboarding(DeliveryTask task, CardOnboardings.Waiting about) {
    var deadline = Deadline.in(TIME_FOR_A_READ).askedBy(about.tenant(), Urgency.RESOLVER);
    switch (refreshOnboarding.handle(about.tenant(), about.onboarding(), deadline)) {
      case RefreshOnboarding.Result.Refreshed _ -> task.close(new Outcome.Applied());
      case RefreshOnboarding.Result.NothingToAsk _ -> task.close(new Outcome.Duplicate());
      case RefreshOnboarding.Result.Unavailable(var why, _) -> task.waitFor(why);
    }
  }

  private void askAboutCards(DeliveryTask task, CardOnboardings.Waiting about) {
    var deadline = Deadline.in(TIME_FOR_A_READ).askedBy(about.tenant(), Urgency.RESOLVER);
    switch (refreshCards.handle(about.tenant(), about.onboarding(), deadline)) {
      case RefreshCards.Result.Refreshed _ -> task.close(new Outcome.Applied());
      case RefreshCards.Result.NothingToAsk _ -> task.close(new Outcome.Duplicate());
      case RefreshCards.Result.Unavailable(var why) -> task.waitFor(why);
    }
  }

  private void hear(
      DeliveryTask task,
      Delivery delivery,
      ReportedSpending report,
      CardOnboardings.Waiting about) {
    var result =
        hearOfSpending.handle(
            about.tenant(),
            about.onboarding(),
            report.orHappenedAt(delivery.signedAt()),
            Sighting.Source.EVENT,
            delivery.receivedAt(),
            Deadline.in(TIME_FOR_A_READ).askedBy(about.tenant(), Urgency.RESOLVER));
    switch (result) {
      case HearOfSpending.Result.Booked _ -> task.close(new Outcome.Applied());
      case HearOfSpending.Result.NothingNew _ -> task.close(new Outcome.Duplicate());
      case HearOfSpending.Result.NotBooked(var why) -> task.close(new Outcome.Quarantined(why));
      case HearOfSpending.Result.Unavailable(var why) -> task.waitFor(why);
    }
  }

  private void askAboutSpending(DeliveryTask task, CardOnboardings.Waiting about) {
    var deadline = Deadline.in(TIME_FOR_A_READ).askedBy(about.tenant(), Urgency.RESOLVER);
    switch (refreshSpending.handle(about.tenant(), about.onboarding(), deadline)) {
      case RefreshSpending.Result.Refreshed _ -> task.close(new Outcome.AskedInstead());
      case RefreshSpending.Result.Unavailable(var why) -> task.waitFor(why);
    }
  }

  private void hear(
      DeliveryTask task, Delivery delivery, CardOnboardings.Waiting about, AccountReport report) {
    var deadline = Deadline.in(TIME_FOR_A_READ).askedBy(about.tenant(), Urgency.RESOLVER);
    var saidAt = isTimely(delivery) ? earlier(delivery.signedAt(), delivery.receivedAt()) : null;
    switch (hearOfAccount.handle(about.tenant(), about.onboarding(), report, saidAt, deadline)) {
      case HearOfAccount.Result.Applied _ -> task.close(new Outcome.Applied());
      case HearOfAccount.Result.NothingNew _ -> task.close(new Outcome.Duplicate());
      case HearOfAccount.Result.AskedInstead _ -> task.close(new Outcome.AskedInstead());
      case HearOfAccount.Result.Unavailable(var why) -> task.waitFor(why);
    }
  }

  private void hear(DeliveryTask task, Delivery delivery, ReportedSwap report) {
    switch (hearOfSwap.handle(task.claimed().account(), report, isTimely(delivery))) {
      case HearOfSwap.Result.Applied _ -> task.close(new Outcome.Applied());
      case HearOfSwap.Result.NothingNew _ -> task.close(new Outcome.Duplicate());
      case HearOfSwap.Result.AskedInstead _ -> task.close(new Outcome.AskedInstead());
      case HearOfSwap.Result.Unavailable(var why) -> task.waitFor(why);
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static boolean isTimely(Delivery delivery) {
    var signed = delivery.signedAt();
    var received = delivery.receivedAt();
    return !signed.isBefore(received.minus(APPLIED_UP_TO))
        && !signed.isAfter(received.plus(CLOCK_SKEW));
  }

  private void apply(
      DeliveryTask task, Delivery delivery, TransactionReported reported, Owner owner) {
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
      case BookTransaction.Result.Booked _ -> task.close(new Outcome.Applied());
      case BookTransaction.Result.Unchanged _ -> task.close(new Outcome.Duplicate());
      case BookTransaction.Result.NoSuchWallet _ ->
          task.waitForStranger("names a wallet that the customer does not have");
      case BookTransaction.Result.Contradicts(var known) ->
          task.close(
              new Outcome.Quarantined(
                  "says something else about " + known + " than was said before"));
    }
  }

  private void askInstead(DeliveryTask task, Owner owner) {
    var deadline = Deadline.in(TIME_FOR_A_READ).askedBy(owner.tenant(), Urgency.RESOLVER);
    switch (refreshBalances.handle(owner.tenant(), owner.customer(), deadline)) {
      case RefreshBalances.Result.Refreshed _,
          RefreshBalances.Result.NotRegistered _,
          RefreshBalances.Result.UnknownToProvider _ ->
          task.close(new Outcome.AskedInstead());
      case RefreshBalances.Result.Unavailable(var why) -> task.waitFor(why);
    }
  }
}
