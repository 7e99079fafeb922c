package io.purser.twin.card;

import io.purser.twin.chain.AddressForm;
import io.purser.twin.state.Cause;
import io.purser.twin.state.Ids;
import io.purser.twin.state.Task;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardCurrency;
import io.purser.twin.state.card.Funding.SourceChain;
import io.purser.twin.state.card.MasterDeposit;
import io.purser.twin.state.card.MasterWallet;
import io.purser.twin.state.card.Swap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** The central balances: money comes in from outside, and changes its currency. */
public final class MasterWallets {
  /** Fixed, so that tests can count: the first is the provider's sample, the second is ours. */
  public static final Map<CardCurrency, BigDecimal> PER_USD =
      Map.of(CardCurrency.EUR, new BigDecimal("0.914"), CardCurrency.GBP, new BigDecimal("0.780"));

  private final MoneyEvents events;

  MasterWallets(MoneyEvents events) {
    this.events = events;
  }

  /** The platform's wallet, made when it is first needed. */
  public static MasterWallet of(World world, String owner) {
    return world
        .masterWallets
        .find(owner)
        .orElseGet(
            () -> {
              var made =
                  new MasterWallet(
                      owner,
                      AddressForm.SOLANA.newAddress(),
                      AddressForm.EVM.newAddress().replaceFirst("0x", "xdc"),
                      Map.of());
              world.masterWallets.put(made);
              return made;
            });
  }

  public MasterDeposit deposit(
      World world,
      Cause cause,
      String owner,
      SourceChain chain,
      CardCurrency currency,
      long amount) {
    String hash =
        switch (chain) {
          case SOL -> AddressForm.SOLANA.newHash();
          case XDC -> AddressForm.EVM.newHash();
        };
    var deposit =
        new MasterDeposit(Ids.masterDeposit(), owner, chain, currency, amount, hash, cause.at());
    world.masterDeposits.put(deposit);
    world.masterWallets.put(of(world, owner).moved(currency, amount));
    world.effect(cause, "master_wallet_deposited", owner, hash, deposit.id());
    events.masterDeposit(world, cause, deposit);
    return deposit;
  }

  /** Takes the money, which has to be there; the other currency follows. */
  public Swap swap(World world, Cause cause, String owner, CardCurrency to, long amount) {
    var rate = PER_USD.getOrDefault(to, BigDecimal.ONE);
    long gets =
        rate.multiply(BigDecimal.valueOf(amount)).setScale(0, RoundingMode.DOWN).longValueExact();
    var swap =
        new Swap(
            Ids.swap(cause.at()),
            owner,
            CardCurrency.USD,
            to,
            amount,
            gets,
            rate,
            Swap.Status.SUBMITTED,
            cause.at());
    world.swaps.put(swap);
    world.masterWallets.put(of(world, owner).moved(swap.from(), -amount));
    world.effect(cause, "swap_submitted", owner, swap.id(), swap.id());
    events.swap(world, cause, swap);
    world.tasks.put(
        new Task(
            Ids.task(),
            Task.Kind.COMPLETE_SWAP,
            swap.id(),
            cause.at().plusSeconds(world.cardSettings.get().swapSeconds())));
    return swap;
  }

  /** Completes what is still under way. */
  public void completeDue(World world, Task task) {
    world
        .swaps
        .find(task.subject())
        .filter(Swap::isUnderWay)
        .ifPresent(
            swap -> {
              var _ = end(world, Cause.byItself(task.dueAt()), swap, Swap.Status.COMPLETED);
            });
  }

  /** Completed, the other currency arrives; failed, the first comes back. */
  public Swap end(World world, Cause cause, Swap swap, Swap.Status end) {
    var ended = swap.ended(end);
    world.swaps.put(ended);
    var wallet = of(world, swap.owner());
    world.masterWallets.put(
        end == Swap.Status.COMPLETED
            ? wallet.moved(swap.to(), swap.toAmount())
            : wallet.moved(swap.from(), swap.fromAmount()));
    world.effect(cause, "swap_" + end.wireName(), swap.owner(), swap.id(), swap.id());
    events.swap(world, cause, ended);
    return ended;
  }
}
