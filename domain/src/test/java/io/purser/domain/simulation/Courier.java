package io.purser.domain.simulation;

import io.purser.domain.FakeProvider;
import io.purser.domain.inbox.Endpoint;
import io.purser.domain.inbox.ReceiveDelivery;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Lets deposits arrive in the provider's wallets, and delivers the events about them. */
final class Courier {
  private static final int ROUNDS = 4;
  private static final int LONGEST_DELAY_MILLIS = 90_000;
  private static final int MOST_DELIVERIES = 60;

  /** Older than what is applied. */
  private static final Duration STALE = Duration.ofDays(4);

  private final World world;
  private final Endpoint endpoint;
  private final Map<String, Deposit> deposits = new LinkedHashMap<>();
  private int events;
  private int underWay;

  Courier(World world, Endpoint endpoint) {
    this.world = world;
    this.endpoint = endpoint;
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
      report(
          new Deposit(
              wallet,
              new ReportedTransaction(
                  "transaction-" + (deposits.size() + 1),
                  wallet.wallet().id(),
                  Direction.DEPOSIT,
                  new AssetAmount(units, wallet.asset()),
                  world.oneIn(2) ? Progress.PENDING : Progress.COMPLETED,
                  null,
                  null,
                  null)));
    }
  }

  private void end(Deposit deposit) {
    report(deposit.becomes(world.oneIn(4) ? Progress.FAILED : Progress.COMPLETED));
  }

  private void report(Deposit deposit) {
    deposits.put(deposit.report.id(), deposit);
    world.provider.itself().reports(deposit.wallet.customer(), deposit.report);
    events++;
    var delivery =
        new Delivery("event-" + events, deposit.wallet.customer(), deposit.report, "first");
    if (world.faults.strikes(FaultKind.WEBHOOK_LOST)) {
      return;
    }
    boolean delayed = world.faults.strikes(FaultKind.WEBHOOK_DELAYED);
    deliver(delivery, delayed ? world.choices.nextInt(LONGEST_DELAY_MILLIS) : 0, delayed);
    if (world.faults.strikes(FaultKind.WEBHOOK_DUPLICATED)) {
      var noise = world.oneIn(2) ? "first" : "second";
      deliver(
          new Delivery(delivery.event(), delivery.customer(), delivery.report(), noise), 0, false);
    }
  }

  private void deliver(Delivery delivery, int delayMillis, boolean late) {
    underWay++;
    var age = late && world.oneIn(2) ? STALE : Duration.ZERO;
    var signedAt = world.store.now().minus(age).toString();
    world.scheduler.spawn(
        delivery.event(),
        null,
        () -> {
          world.scheduler.sleep(delayMillis);
          for (int tries = 1; !isKept(delivery, signedAt); tries++) {
            if (tries == MOST_DELIVERIES) {
              throw new Violation(delivery.event() + " was never taken");
            }
            world.scheduler.sleep(world.choices.nextInt(20_000));
          }
          underWay--;
        });
  }

  private boolean isKept(Delivery delivery, String signedAt) {
    return world.network.any().map(node -> isKept(node, delivery, signedAt)).orElse(false);
  }

  private boolean isKept(Node node, Delivery delivery, String signedAt) {
    var name = "intake " + delivery.event();
    return world.network.serve(name, node, () -> receive(node, delivery, signedAt));
  }

  private void receive(Node node, Delivery delivery, String signedAt) {
    var result =
        node.receiveDelivery.handle(
            endpoint.id(), List.of("good"), List.of(signedAt), delivery.body());
    if (!(result instanceof ReceiveDelivery.Result.Kept)) {
      throw new Violation("a genuine delivery was refused: " + result);
    }
  }

  boolean isDone() {
    return underWay == 0;
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
