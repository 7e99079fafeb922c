package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.app.setting.ProgrammeSettings;
import io.purser.domain.card.account.funding.Fundings;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.operation.Operations;
import io.purser.domain.programme.DollarsInUse;
import io.purser.domain.programme.MasterWallets;
import io.purser.domain.programme.swap.FollowSwap;
import io.purser.domain.programme.swap.HearOfSwap;
import io.purser.domain.programme.swap.SwapMasterWallet;
import io.purser.domain.programme.swap.SwapProgress;
import io.purser.domain.programme.swap.SwapProvider;
import io.purser.domain.programme.swap.SwapSending;
import io.purser.domain.programme.swap.SwapSweep;
import io.purser.domain.programme.swap.Swaps;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the use cases of changing the master wallet's money together. */
@Factory
final class SwapUseCases {
  private final UnitOfWork work;
  private final Swaps swaps;
  private final CashLedger ledger;
  private final Journal journal;

  SwapUseCases(UnitOfWork work, Swaps swaps, CashLedger ledger, Journal journal) {
    this.work = work;
    this.swaps = swaps;
    this.ledger = ledger;
    this.journal = journal;
  }

  @Singleton
  DollarsInUse dollarsInUse(Fundings fundings) {
    return new DollarsInUse(fundings, swaps);
  }

  @Singleton
  SwapMasterWallet swapMasterWallet(
      MasterWallets wallets,
      DollarsInUse inUse,
      Operations operations,
      Ids ids,
      InstantSource clock) {
    return new SwapMasterWallet(swaps, wallets, inUse, ledger, operations, journal, ids, clock);
  }

  @Singleton
  SwapSending swapSending(SwapProvider provider) {
    return new SwapSending(swaps, provider, ledger, journal);
  }

  @Singleton
  SwapProgress swapProgress(Operations operations, InstantSource clock) {
    return new SwapProgress(swaps, operations, ledger, journal, clock);
  }

  @Singleton
  FollowSwap followSwap(Tenants tenants, SwapProvider provider, SwapProgress progress) {
    return new FollowSwap(work, tenants, swaps, provider, progress);
  }

  @Singleton
  HearOfSwap hearOfSwap(SwapProgress progress, FollowSwap follow) {
    return new HearOfSwap(work, swaps, progress, follow);
  }

  @Singleton
  SwapSweep swapSweep(FollowSwap follow, ProgrammeSettings settings) {
    return new SwapSweep(swaps, follow, settings.swapSweepAfter());
  }
}
