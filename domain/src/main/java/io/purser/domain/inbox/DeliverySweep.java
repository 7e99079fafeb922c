package io.purser.domain.inbox;

import io.purser.domain.inbox.DeliveryHistory.Reading;
import io.purser.domain.inbox.DeliveryHistory.Reply;
import io.purser.domain.inbox.DeliveryHistory.Undelivered;
import io.purser.domain.inbox.WebhookRegistrar.Result;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.EachAlone;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what the provider could not deliver while we were away: mends our registration, reads
 * the provider's delivery history, and has it deliver again what never reached us. What cannot be
 * delivered any more is found by the sweep of balances, which asks about every customer in turn.
 */
public final class DeliverySweep {
  private static final Duration TIME_FOR_A_CALL = Duration.ofSeconds(10);

  /** Each costs a call of a quota that belongs to customers first. */
  private static final int REDELIVERIES_AT_ONCE = 20;

  /** How many of the history's rows are compared with our own. */
  private static final int LOOKED_AT = 1_000;

  private static final Duration TIME_TO_ARRIVE = Duration.ofMinutes(15);

  /** What five deliveries could not bring, a sixth will not. */
  private static final int MOST_ASKS = 5;

  private final UnitOfWork work;
  private final Endpoints endpoints;
  private final ProviderWebhook webhook;
  private final DeliveryHistory history;
  private final MissedEvents missedEvents;
  private final InboxObserver observer;

  public DeliverySweep(
      UnitOfWork work,
      Endpoints endpoints,
      ProviderWebhook webhook,
      DeliveryHistory history,
      MissedEvents missedEvents,
      InboxObserver observer) {
    this.work = work;
    this.endpoints = endpoints;
    this.webhook = webhook;
    this.history = history;
    this.missedEvents = missedEvents;
    this.observer = observer;
  }

  /**
   * Sweeps the accounts that nobody has swept for this long. Returns how many those were.
   *
   * @param goOn asked before each account; when it says no, the rest is swept the next time
   */
  public int work(Duration quietFor, BooleanSupplier goOn) {
    return EachAlone.work(
        endpoints.claimSweeps(quietFor), goOn, account -> observer.swept(sweep(account)));
  }

  private Report sweep(ProviderAccountId account) {
    return switch (webhook.register(account, Deadline.in(TIME_FOR_A_CALL))) {
      case Result.Refused(var why) -> Report.brokenOff(account, 0, 0, why);
      case Result.Unclear(var why, _) -> Report.brokenOff(account, 0, 0, why);
      case Result.Registered(var webhookId, _) ->
          switch (history.undelivered(account, webhookId, Deadline.in(TIME_FOR_A_CALL))) {
            case Reading.Unavailable(var why) -> Report.brokenOff(account, 0, 0, why);
            case Reading.Read(var deliveries) -> redeliver(account, missing(account, deliveries));
          };
    };
  }

  private List<Undelivered> missing(ProviderAccountId account, List<Undelivered> deliveries) {
    var compared = deliveries.stream().limit(LOOKED_AT).toList();
    var events = compared.stream().map(Undelivered::eventId).distinct().toList();
    var missing =
        new HashSet<>(
            work.inAccount(
                account, () -> missedEvents.missing(account, events, TIME_TO_ARRIVE, MOST_ASKS)));
    // An event may have been tried in several deliveries; one of them is enough.
    return compared.stream().filter(delivery -> missing.remove(delivery.eventId())).toList();
  }

  private Report redeliver(ProviderAccountId account, List<Undelivered> missing) {
    int asked = 0;
    for (var delivery : missing.stream().limit(REDELIVERIES_AT_ONCE).toList()) {
      var reply = history.redeliver(account, delivery, Deadline.in(TIME_FOR_A_CALL));
      if (reply instanceof Reply.Unavailable(var why)) {
        return Report.brokenOff(account, missing.size(), asked, why);
      }
      // One that is refused counts as asked for too, or it would be asked for in every sweep.
      note(account, delivery);
      asked++;
    }
    return new Report(account, missing.size(), asked, null);
  }

  private void note(ProviderAccountId account, Undelivered delivery) {
    work.inAccount(
        account,
        () -> {
          missedEvents.asked(account, delivery.eventId());
          return delivery;
        });
  }

  /**
   * What one sweep of one account found.
   *
   * @param missing how many events have not reached us
   * @param askedFor how many of them it had delivered again
   * @param trouble why it could not go on, or null
   */
  public record Report(
      ProviderAccountId account, int missing, int askedFor, @Nullable String trouble) {
    static Report brokenOff(ProviderAccountId account, int missing, int askedFor, String trouble) {
      return new Report(account, missing, askedFor, trouble);
    }
  }
}
