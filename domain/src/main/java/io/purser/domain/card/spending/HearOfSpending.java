package io.purser.domain.card.spending;

import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.Instant;
import java.util.Optional;

/** Takes in one report of what a card was used for, and finds out first which card that is. */
public final class HearOfSpending {
  private final UnitOfWork work;
  private final CardOnboardings onboardings;
  private final IdentifyCard identifyCard;
  private final BookSpending bookSpending;

  public HearOfSpending(
      UnitOfWork work,
      CardOnboardings onboardings,
      IdentifyCard identifyCard,
      BookSpending bookSpending) {
    this.work = work;
    this.onboardings = onboardings;
    this.identifyCard = identifyCard;
    this.bookSpending = bookSpending;
  }

  /**
   * @param of the onboarding that led to the card
   * @param heardAt when the event reached us, or when we asked for the list
   */
  public Result handle(
      TenantId tenant,
      OnboardingId of,
      ReportedSpending report,
      Sighting.Source source,
      Instant heardAt,
      Deadline deadline) {
    return holder(tenant, of)
        .map(holder -> handle(holder, report, source, heardAt, deadline))
        .orElseThrow();
  }

  /** Whose cards these are. Empty when the provider has nobody for the onboarding. */
  Optional<IdentifyCard.Holder> holder(TenantId tenant, OnboardingId of) {
    return work.reading(tenant, () -> onboardings.get(tenant, of))
        .filter(CardOnboarding.Known.class::isInstance)
        .map(
            known ->
                new IdentifyCard.Holder(
                    tenant,
                    of,
                    known.header().customer(),
                    ((CardOnboarding.Known) known).cardholder().id()));
  }

  Result handle(
      IdentifyCard.Holder holder,
      ReportedSpending report,
      Sighting.Source source,
      Instant heardAt,
      Deadline deadline) {
    return switch (identifyCard.handle(holder, report, deadline)) {
      case IdentifyCard.Result.Unavailable(var why) -> new Result.Unavailable(why);
      case IdentifyCard.Result.Known _ ->
          switch (work.inTransaction(
              holder.tenant(),
              () ->
                  bookSpending.handle(
                      holder.tenant(), holder.customer(), report, source, heardAt))) {
            case BookSpending.Result.Booked _ -> new Result.Booked();
            case BookSpending.Result.Unchanged _ -> new Result.NothingNew();
            case BookSpending.Result.Contradicts(var known) ->
                new Result.NotBooked(
                    "says something else about " + known + " than was said before");
            case BookSpending.Result.TooMany(var known) ->
                new Result.NotBooked("is one change too many of " + known);
          };
    };
  }

  /** What came of it. */
  public sealed interface Result {
    record Booked() implements Result {}

    record NothingNew() implements Result {}

    /** It cannot be a report of what we know. */
    record NotBooked(String why) implements Result {}

    /** The card could not be found out; nothing is booked yet. */
    record Unavailable(String why) implements Result {}
  }
}
