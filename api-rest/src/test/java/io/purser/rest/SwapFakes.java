package io.purser.rest;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.InMemoryStore;
import io.purser.domain.event.Journal;
import io.purser.domain.programme.DollarsInUse;
import io.purser.domain.programme.swap.FakeSwaps;
import io.purser.domain.programme.swap.SwapMasterWallet;
import io.purser.domain.programme.swap.SwapSending;
import io.purser.domain.programme.swap.Swaps;
import jakarta.inject.Singleton;

/** What the application wires for swaps, with everything kept in memory. */
@Factory
final class SwapFakes {
  @Singleton
  FakeSwaps swapsAtProvider(InMemoryStore store) {
    return new FakeSwaps(store);
  }

  @Singleton
  Swaps swaps(InMemoryStore store) {
    return store.swaps();
  }

  @Singleton
  DollarsInUse dollarsInUse(InMemoryStore store) {
    return new DollarsInUse(store.fundings(), store.swaps());
  }

  @Singleton
  SwapMasterWallet swapMasterWallet(InMemoryStore store, DollarsInUse inUse, Journal journal) {
    return new SwapMasterWallet(
        store.swaps(),
        store.masterWallets(),
        inUse,
        store.cashLedger(),
        store.operations(),
        journal,
        store.ids(),
        store.clock());
  }

  @Singleton
  SwapSending swapSending(InMemoryStore store, FakeSwaps provider, Journal journal) {
    return new SwapSending(store.swaps(), provider, store.cashLedger(), journal);
  }
}
