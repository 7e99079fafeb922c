package io.purser.domain.simulation;

import io.purser.domain.InMemoryStore;
import io.purser.domain.card.account.FakeCardAccounts;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.programme.swap.AcceptedSwap;
import io.purser.domain.programme.swap.AcceptedSwap.Progress;
import io.purser.domain.programme.swap.FakeSwaps;
import io.purser.domain.programme.swap.ReportedSwap;
import io.purser.domain.programme.swap.SwapOrder;
import io.purser.domain.programme.swap.SwapProvider;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.util.List;

/**
 * The swaps of the fake provider, out of the master wallet from which it funds card accounts,
 * behind a line on which things go wrong.
 */
final class SimulatedSwaps implements SwapProvider {
  private final FakeSwaps swaps;
  private final FakeCardAccounts wallet;
  private final UnreliableLine line;

  SimulatedSwaps(
      InMemoryStore store,
      UnreliableLine line,
      CardProviderEffects effects,
      FakeCardAccounts wallet) {
    this.swaps = new FakeSwaps(store);
    this.wallet = wallet;
    this.line = line;
    swaps.isWatchedBy(effects::came);
    swaps.takesFrom(wallet::pays);
  }

  /** What is really there. */
  List<ReportedSwap> all() {
    return swaps.all();
  }

  /** The one with this id comes to its end; what the event about that says. */
  ReportedSwap ends(String id, Progress progress) {
    var ended = swaps.ends(id, progress);
    if (progress == Progress.FAILED) {
      wallet.isPaidIn(ended.given().minor());
    }
    return ended;
  }

  @Override
  public Answer<AcceptedSwap> swap(ProviderAccountId account, SwapOrder order, Deadline deadline) {
    return line.write(Attributed.keeping(() -> swaps.swap(account, order, deadline)));
  }

  @Override
  public Listing swaps(ProviderAccountId account, Deadline deadline) {
    return line.read(
        () -> {
          var listed = swaps.swaps(account, deadline);
          return line.hidesEffects() ? new Listing.Read(List.of(), null) : listed;
        },
        Listing.Away::new);
  }
}
