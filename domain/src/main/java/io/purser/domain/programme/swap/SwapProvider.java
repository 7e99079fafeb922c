package io.purser.domain.programme.swap;

import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who changes the money of master wallets. Never called inside a unit of work; never throws for
 * what the provider does.
 */
public interface SwapProvider {
  /** It gives the dollars away for each of two requests. */
  Answer<AcceptedSwap> swap(ProviderAccountId account, SwapOrder order, Deadline deadline);

  /** The newest swaps of the account. */
  Listing swaps(ProviderAccountId account, Deadline deadline);

  /** What came of {@link #swaps}. */
  sealed interface Listing {
    /**
     * @param since the list has all that were begun after this; null where these are all there are
     */
    record Read(List<ReportedSwap> swaps, @Nullable Instant since) implements Listing {
      public Read {
        swaps = List.copyOf(swaps);
      }
    }

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Away(String why, Duration retryAfter) implements Listing {}
  }
}
