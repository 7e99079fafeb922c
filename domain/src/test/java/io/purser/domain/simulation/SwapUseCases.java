package io.purser.domain.simulation;

import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.programme.DollarsInUse;
import io.purser.domain.programme.swap.FollowSwap;
import io.purser.domain.programme.swap.HearOfSwap;
import io.purser.domain.programme.swap.SwapMasterWallet;
import io.purser.domain.programme.swap.SwapProgress;
import io.purser.domain.programme.swap.SwapSending;
import io.purser.domain.programme.swap.SwapSweep;
import java.time.Duration;

/** What a node does to change the master wallet's money. */
final class SwapUseCases {
  private static final Duration UNASKED_FOR = Duration.ofSeconds(20);

  final SwapMasterWallet swapMasterWallet;
  final FollowSwap follow;
  final HearOfSwap hear;
  final SwapSweep sweep;
  final ProviderWrite<?, ?> write;

  SwapUseCases(World world, Journal journal, Ids ids) {
    var store = world.store;
    var swaps = store.swaps();
    swapMasterWallet =
        new SwapMasterWallet(
            swaps,
            store.masterWallets(),
            new DollarsInUse(store.fundings(), swaps),
            store.cashLedger(),
            store.operations(),
            journal,
            ids,
            store.clock());
    var progress =
        new SwapProgress(swaps, store.operations(), store.cashLedger(), journal, store.clock());
    follow = new FollowSwap(store.work(), store.tenants(), swaps, world.swaps, progress);
    hear = new HearOfSwap(store.work(), swaps, progress, follow);
    sweep = new SwapSweep(swaps, follow, UNASKED_FOR);
    write = new Attributed<>(new SwapSending(swaps, world.swaps, store.cashLedger(), journal));
  }
}
