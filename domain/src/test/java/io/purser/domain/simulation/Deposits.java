package io.purser.domain.simulation;

import io.purser.domain.FakeProvider;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Lets deposits arrive in the provider's wallets. */
final class Deposits {
  private static final int ROUNDS = 4;

  private final World world;
  private final Courier courier;
  private final Map<String, Deposit> deposits = new LinkedHashMap<>();

  Deposits(World world, Courier courier) {
    this.world = world;
    this.courier = courier;
  }

  /** Money that has come in and was told of before. */
  void hasArrived(FakeProvider.Opened wallet, AssetAmount amount) {
    record(deposit(wallet, amount, Progress.COMPLETED));
  }

  void work() {
    for (int round = 0; round < ROUNDS; round++) {
      world.scheduler.sleep(world.choices.nextInt(10_000));
      var wallets = world.provider.itself().wallets();
      if (!wallets.isEmpty()) {
        move(world.one(wallets));
      }
    }
    deposits.values().stream().filter(Predicate.not(Deposit::isFinal)).toList().forEach(this::end);
  }

  /** A deposit that was seen becomes final, or a new one is seen. */
  private void move(FakeProvider.Opened wallet) {
    var pending =
        deposits.values().stream()
            .filter(deposit -> deposit.wallet.equals(wallet) && !deposit.isFinal())
            .findFirst();
    if (pending.isPresent()) {
      end(pending.get());
    } else {
      var units = BigInteger.valueOf(1 + world.choices.nextInt(1_000_000));
      var progress = world.oneIn(2) ? Progress.PENDING : Progress.COMPLETED;
      report(deposit(wallet, new AssetAmount(units, wallet.asset()), progress));
    }
  }

  private Deposit deposit(FakeProvider.Opened wallet, AssetAmount amount, Progress progress) {
    return new Deposit(
        wallet,
        new ReportedTransaction(
            "transaction-" + (deposits.size() + 1),
            wallet.wallet().id(),
            Direction.DEPOSIT,
            amount,
            progress,
            null,
            null,
            null));
  }

  private void end(Deposit deposit) {
    report(deposit.becomes(world.oneIn(4) ? Progress.FAILED : Progress.COMPLETED));
  }

  private void report(Deposit deposit) {
    record(deposit);
    courier.carry(deposit.wallet.customer(), deposit.report);
  }

  private void record(Deposit deposit) {
    deposits.put(deposit.report.id(), deposit);
    world.provider.itself().reports(deposit.wallet.customer(), deposit.report);
  }

  /** What is final in a wallet, by what the provider knows. */
  BigInteger depositedIn(String providerWalletId) {
    return deposits.values().stream()
        .filter(deposit -> deposit.wallet.wallet().id().equals(providerWalletId))
        .filter(deposit -> deposit.report.progress() == Progress.COMPLETED)
        .map(deposit -> deposit.report.amount().units())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private record Deposit(FakeProvider.Opened wallet, ReportedTransaction report) {
    boolean isFinal() {
      return report.progress() != Progress.PENDING;
    }

    Deposit becomes(Progress progress) {
      return new Deposit(
          wallet,
          new ReportedTransaction(
              report.id(),
              report.walletId(),
              report.direction(),
              report.amount(),
              progress,
              report.counterparty(),
              report.chainHash(),
              report.at()));
    }
  }
}
