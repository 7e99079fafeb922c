package io.purser.domain.programme.swap;

import io.purser.domain.programme.swap.SwapProvider.Listing;
import io.purser.domain.programme.swap.Swaps.Whose;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;

/** Asks the provider how far a swap is. */
public final class FollowSwap {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final Swaps swaps;
  private final SwapProvider provider;
  private final SwapProgress progress;

  public FollowSwap(
      UnitOfWork work, Tenants tenants, Swaps swaps, SwapProvider provider, SwapProgress progress) {
    this.work = work;
    this.tenants = tenants;
    this.swaps = swaps;
    this.provider = provider;
    this.progress = progress;
  }

  public Result handle(Whose which, Deadline deadline) {
    return work.reading(which.tenant(), () -> swaps.get(which.tenant(), which.swap())).orElse(null)
            instanceof Swap.Submitted submitted
        ? ask(which, submitted.terms().providerId(), deadline)
        : new Result.Followed();
  }

  private Result ask(Whose which, String providerId, Deadline deadline) {
    ProviderAccountId account = tenants.get(which.tenant()).orElseThrow().account();
    return switch (provider.swaps(account, deadline)) {
      case Listing.Read read -> {
        read.swaps().stream()
            .map(ReportedSwap::swap)
            .filter(swap -> swap.providerId().equals(providerId))
            .forEach(swap -> tell(which, swap));
        yield new Result.Followed();
      }
      case Listing.Away(var why, _) -> new Result.Unavailable(why);
    };
  }

  private void tell(Whose which, AcceptedSwap swap) {
    var _ = work.inTransaction(which.tenant(), () -> progress.told(which, swap));
  }

  /** What came of it. */
  public sealed interface Result {
    record Followed() implements Result {}

    record Unavailable(String why) implements Result {}
  }
}
