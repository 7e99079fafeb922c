package io.purser.domain.programme;

import io.purser.domain.money.Money;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.List;

/**
 * Who keeps master wallets. Never called inside a unit of work; never throws for what the provider
 * does.
 */
public interface MasterWalletProvider {
  Told read(ProviderAccountId account, Deadline deadline);

  /** What came of {@link #read}. */
  sealed interface Told {
    /** What may be spent, one of each currency at most. */
    record Said(List<Money> available) implements Told {
      public Said {
        available = List.copyOf(available);
      }
    }

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Away(String why, Duration retryAfter) implements Told {}
  }
}
