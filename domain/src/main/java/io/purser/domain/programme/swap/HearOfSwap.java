package io.purser.domain.programme.swap;

import io.purser.domain.programme.swap.Swaps.Whose;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import io.purser.domain.work.Urgency;
import java.time.Duration;

/**
 * Works what the provider's events say about swaps. They name the programme, so whose a swap is its
 * id tells.
 */
public final class HearOfSwap {
  private static final Duration TIME_FOR_A_READ = Duration.ofSeconds(10);

  private final UnitOfWork work;
  private final Swaps swaps;
  private final SwapProgress progress;
  private final FollowSwap follow;

  public HearOfSwap(UnitOfWork work, Swaps swaps, SwapProgress progress, FollowSwap follow) {
    this.work = work;
    this.swaps = swaps;
    this.progress = progress;
    this.follow = follow;
  }

  /**
   * @param isTimely whether the event is neither too old nor of a time to come; else the provider
   *     is asked
   */
  public Result handle(ProviderAccountId account, ReportedSwap report, boolean isTimely) {
    var known = swaps.ownerOf(account, report.swap().providerId());
    if (known.isEmpty()) {
      return unknown(account, report);
    }
    return isTimely ? tell(known.get(), report) : ask(known.get());
  }

  /** One that nobody ordered from here is none of our business. */
  private Result unknown(ProviderAccountId account, ReportedSwap report) {
    boolean awaited = false;
    for (var open : swaps.requestedAt(account)) {
      awaited |= work.inTransaction(open.tenant(), () -> progress.mayBe(open, report));
    }
    return awaited
        ? new Result.Unavailable("the operation does not know its swap yet")
        : new Result.NothingNew();
  }

  private Result tell(Whose which, ReportedSwap report) {
    return work.inTransaction(which.tenant(), () -> progress.told(which, report.swap()))
        ? new Result.Applied()
        : new Result.NothingNew();
  }

  private Result ask(Whose which) {
    var deadline = Deadline.in(TIME_FOR_A_READ).askedBy(which.tenant(), Urgency.RESOLVER);
    return switch (follow.handle(which, deadline)) {
      case FollowSwap.Result.Followed _ -> new Result.AskedInstead();
      case FollowSwap.Result.Unavailable(var why) -> new Result.Unavailable(why);
    };
  }

  /** What came of it. */
  public sealed interface Result {
    record Applied() implements Result {}

    record NothingNew() implements Result {}

    /** The provider has said how it is. */
    record AskedInstead() implements Result {}

    record Unavailable(String why) implements Result {}
  }
}
