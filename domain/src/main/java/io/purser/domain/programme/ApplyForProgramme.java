package io.purser.domain.programme;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.idempotency.ResumableRequests.Progress;
import io.purser.domain.programme.CardProgrammeProvider.Reply;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Applies for a card programme, once. The provider does not say what becomes of a second
 * application, so one is only made when its records show none, and never while another may still be
 * on its way.
 */
public final class ApplyForProgramme {
  /** Longer than a request may take, and than an application that is in doubt may be on its way. */
  private static final Duration RESERVED_FOR = Duration.ofSeconds(30);

  private final UnitOfWork work;
  private final Tenants tenants;
  private final CardProgrammes programmes;
  private final CardProgrammeProvider provider;
  private final RefreshProgramme refresh;
  private final Journal journal;
  private final InstantSource clock;

  public ApplyForProgramme(
      UnitOfWork work,
      Tenants tenants,
      CardProgrammes programmes,
      CardProgrammeProvider provider,
      RefreshProgramme refresh,
      Journal journal,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.programmes = programmes;
    this.provider = provider;
    this.refresh = refresh;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Outside any unit of work.
   *
   * @param progress knows by what a former application is told from the one that an earlier try
   *     under the same key may have made
   */
  public Result handle(
      TenantId tenant,
      ProgrammeApplication wanted,
      Initiator by,
      Progress progress,
      Deadline deadline) {
    var account = tenants.get(tenant).orElseThrow().account();
    return switch (refresh.handle(account, deadline)) {
      case RefreshProgramme.Result.Unavailable(_, var retryAfter) -> new Result.Unclear(retryAfter);
      case RefreshProgramme.Result.Refreshed(var known) -> {
        var earlier = progress.reached();
        var settled = settled(known, wanted, earlier);
        yield settled == null
            ? send(tenant, account, known, wanted, by, progress, earlier.isPresent(), deadline)
            : settled;
      }
    };
  }

  /** Null when an application may be made. */
  private static @Nullable Result settled(
      KnownProgramme known, ProgrammeApplication wanted, Optional<String> before) {
    return switch (known.programme()) {
      case CardProgramme.NotEligible _ -> new Result.NotEligible();
      case CardProgramme.Eligible _ -> null;
      case CardProgramme.Enrolled enrolled -> {
        if (before.isPresent()
            && enrolled.enrolment().fits(wanted)
            && !before.get().equals(markOf(enrolled))) {
          yield new Result.Applied(known);
        }
        yield enrolled instanceof CardProgramme.Rejected ? null : new Result.AlreadyApplied();
      }
    };
  }

  private Result send(
      TenantId tenant,
      ProviderAccountId account,
      KnownProgramme before,
      ProgrammeApplication wanted,
      Initiator by,
      Progress progress,
      boolean again,
      Deadline deadline) {
    if (!work.inAccount(account, () -> programmes.reserveApplication(account, RESERVED_FOR))) {
      return new Result.Unclear(RESERVED_FOR);
    }
    // It is better to have noted an application that broke off than to miss one.
    progress.note(
        markOf(before.programme()),
        () ->
            journal.note(
                by, tenant, "card_programme.applied_for", account.value(), clock.instant()));
    return switch (provider.apply(account, wanted, deadline)) {
      case Reply.Taken _ -> look(account, wanted, before, deadline);
      case Reply.InDoubt _ -> look(account, wanted, before, deadline);
      case Reply.AlreadyApplied _ ->
          // It may be the one that an earlier try has made.
          again ? look(account, wanted, before, deadline) : new Result.AlreadyApplied();
      case Reply.NotEligible _ -> new Result.NotEligible();
      case Reply.Refused(var code) -> new Result.Refused(code);
      case Reply.NotMade(_, var retryAfter) -> new Result.Unclear(longer(retryAfter, RESERVED_FOR));
    };
  }

  /** What the answer was worth, the provider's records say. */
  private Result look(
      ProviderAccountId account,
      ProgrammeApplication wanted,
      KnownProgramme before,
      Deadline deadline) {
    return switch (refresh.handle(account, deadline)) {
      case RefreshProgramme.Result.Unavailable(_, var retryAfter) ->
          new Result.Unclear(longer(retryAfter, RESERVED_FOR));
      case RefreshProgramme.Result.Refreshed(var known) -> {
        var settled = settled(known, wanted, Optional.of(markOf(before.programme())));
        yield settled == null ? new Result.Unclear(RESERVED_FOR) : settled;
      }
    };
  }

  /** Tells one application from another. */
  private static String markOf(CardProgramme programme) {
    return switch (programme) {
      case CardProgramme.NotEligible _, CardProgramme.Eligible _ -> "none";
      case CardProgramme.Rejected rejected -> "rejected " + rejected.enrolment().appliedAt();
      case CardProgramme.Enrolled open -> "made " + open.enrolment().appliedAt();
    };
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** What came of it. */
  public sealed interface Result {
    record Applied(KnownProgramme known) implements Result {}

    /** The provider has not opened the way to an application. */
    record NotEligible() implements Result {}

    /** There is one that was not made by this request. */
    record AlreadyApplied() implements Result {}

    record Refused(@Nullable String providerCode) implements Result {}

    /** Not known yet. The next try with the key finds out. */
    record Unclear(Duration retryAfter) implements Result {}
  }
}
