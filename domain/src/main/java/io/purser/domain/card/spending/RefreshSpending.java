package io.purser.domain.card.spending;

import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.spending.IdentifyCard.Holder;
import io.purser.domain.card.spending.SpendingFeeds.Place;
import io.purser.domain.card.spending.SpendingProvider.Listing;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import io.purser.domain.work.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads from the provider what cards were used for, for what no webhook told us. */
public final class RefreshSpending {
  private static final Duration TIME_FOR_A_PAGE = Duration.ofSeconds(10);

  /** How much later than others the provider may list what began before them. */
  private static final Duration LATECOMERS = Duration.ofMinutes(5);

  private final UnitOfWork work;
  private final Tenants tenants;
  private final CardOnboardings onboardings;
  private final CardTransactions transactions;
  private final SpendingFeeds feeds;
  private final SpendingProvider provider;
  private final HearOfSpending hearOfSpending;
  private final SpendingObserver observer;
  private final InstantSource clock;
  private final int pages;

  /**
   * @param pages how many one go at a feed reads at most; each costs a call of the provider's quota
   */
  public RefreshSpending(
      UnitOfWork work,
      Tenants tenants,
      CardOnboardings onboardings,
      CardTransactions transactions,
      SpendingFeeds feeds,
      SpendingProvider provider,
      HearOfSpending hearOfSpending,
      SpendingObserver observer,
      InstantSource clock,
      int pages) {
    this.work = work;
    this.tenants = tenants;
    this.onboardings = onboardings;
    this.transactions = transactions;
    this.feeds = feeds;
    this.provider = provider;
    this.hearOfSpending = hearOfSpending;
    this.observer = observer;
    this.clock = clock;
    this.pages = pages;
  }

  /**
   * Reads what one card customer has spent: the first time all of it, afterwards back to the oldest
   * transaction that is open.
   *
   * @param of the onboarding that led to the cards
   */
  public Result handle(TenantId tenant, OnboardingId of, Deadline deadline) {
    var holder = hearOfSpending.holder(tenant, of).orElse(null);
    if (holder == null) {
      return new Result.Refreshed();
    }
    var account = tenants.get(tenant).orElseThrow().account();
    var backTo =
        work.reading(
            tenant, () -> transactions.readBackTo(tenant, of, holder.customer(), clock.instant()));
    for (int page = Place.FIRST_PAGE; ; page++) {
      // Whatever changes after this moment may be missing from the answer, so the answer is as old
      // as the question.
      var askedAt = clock.instant();
      switch (provider.ofCardCustomer(account, holder.atProvider(), page, deadline)) {
        case Listing.Unavailable(var why, _) -> {
          return new Result.Unavailable(why);
        }
        case Listing.Read read -> {
          noteUnreadable(read);
          var trouble = book(holder, read.rows(), askedAt, deadline);
          if (trouble != null) {
            return new Result.Unavailable(trouble);
          }
          if (read.isLast()) {
            in(tenant, () -> transactions.wasReadToItsEnd(tenant, of, askedAt));
          }
          if (read.isLast() || reaches(read.rows(), backTo.orElse(null))) {
            return new Result.Refreshed();
          }
        }
      }
    }
  }

  /**
   * Goes on with the reading of an account's feed. A reading that does not come to its end at once
   * goes on where it stopped the next time; new rows move the others back, so none is passed over.
   */
  public Result handle(Place place, BooleanSupplier goOn) {
    var at = place;
    for (int i = 0; i < pages && goOn.getAsBoolean(); i++) {
      var askedAt = clock.instant();
      var deadline = Deadline.in(TIME_FOR_A_PAGE).askedBy(null, Urgency.SWEEP);
      switch (provider.ofAccount(place.account(), at.page(), deadline)) {
        case Listing.Unavailable(var why, _) -> {
          return new Result.Unavailable(why);
        }
        case Listing.Read read -> {
          noteUnreadable(read);
          var trouble = book(place.account(), read.rows(), askedAt, deadline);
          if (trouble != null) {
            return new Result.Unavailable(trouble);
          }
          boolean done = read.isLast() || reaches(read.rows(), at.readUntil());
          var newest = newest(read.rows());
          at = done ? at.done(newest) : at.nextPage(newest);
          feeds.keep(at);
          if (done) {
            return new Result.Refreshed();
          }
        }
      }
    }
    return new Result.Refreshed();
  }

  /** Says why it cannot go on, or null. */
  private @Nullable String book(
      ProviderAccountId account, List<ReportedSpending> rows, Instant askedAt, Deadline deadline) {
    for (var row : rows.reversed()) {
      // Those of card customers whom we do not know are read when they become ours.
      var owner = onboardings.ownerOf(account, row.cardCustomer()).orElse(null);
      if (owner != null) {
        var trouble = bookAlone(owner, row, askedAt, deadline);
        if (trouble != null) {
          return trouble;
        }
      }
    }
    return null;
  }

  /** One that fails must not keep those of other customers, or tenants, from being read. */
  private @Nullable String bookAlone(
      CardOnboardings.Waiting owner, ReportedSpending row, Instant askedAt, Deadline deadline) {
    var tenant = owner.tenant();
    try {
      var holder = hearOfSpending.holder(tenant, owner.onboarding()).orElse(null);
      var asked = deadline.askedBy(tenant, Urgency.SWEEP);
      return holder == null ? null : book(holder, List.of(row), askedAt, asked);
    } catch (RuntimeException failed) {
      observer.notBooked("failed: " + failed.getClass().getSimpleName(), 1);
      in(tenant, () -> transactions.mustBeReadAgain(tenant, owner.onboarding(), askedAt));
      return null;
    }
  }

  /** Those that began first come first. Says why it cannot go on, or null. */
  private @Nullable String book(
      Holder holder, List<ReportedSpending> rows, Instant askedAt, Deadline deadline) {
    for (var row : rows.reversed()) {
      var trouble =
          trouble(hearOfSpending.handle(holder, row, Sighting.Source.RECORD, askedAt, deadline));
      if (trouble != null) {
        return trouble;
      }
    }
    return null;
  }

  private void in(TenantId tenant, Runnable body) {
    work.inTransaction(
        tenant,
        () -> {
          body.run();
          return tenant;
        });
  }

  /** Why it cannot go on, or null. */
  private @Nullable String trouble(HearOfSpending.Result result) {
    return switch (result) {
      case HearOfSpending.Result.Booked _, HearOfSpending.Result.NothingNew _ -> null;
      case HearOfSpending.Result.NotBooked(var why) -> {
        observer.notBooked(why, 1);
        yield null;
      }
      case HearOfSpending.Result.Unavailable(var why) -> why;
    };
  }

  private void noteUnreadable(Listing.Read read) {
    if (read.unreadable() > 0) {
      observer.notBooked("could not be read", read.unreadable());
    }
  }

  private static boolean reaches(List<ReportedSpending> rows, @Nullable Instant readUntil) {
    return readUntil != null
        && rows.stream()
            .map(ReportedSpending::createdAt)
            .filter(Objects::nonNull)
            .anyMatch(began -> began.isBefore(readUntil.minus(LATECOMERS)));
  }

  private static @Nullable Instant newest(List<ReportedSpending> rows) {
    return rows.stream()
        .map(ReportedSpending::createdAt)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(null);
  }

  /** What came of it. */
  public sealed interface Result {
    record Refreshed() implements Result {}

    record Unavailable(String why) implements Result {}
  }
}
