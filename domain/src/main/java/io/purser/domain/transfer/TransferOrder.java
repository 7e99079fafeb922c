package io.purser.domain.transfer;

import io.purser.domain.money.AssetAmount;
import io.purser.domain.transfer.screening.Destination;
import io.purser.domain.wallet.WalletId;

/** What is to be sent where. Two orders are the same when nothing about the money differs. */
public record TransferOrder(WalletId wallet, ReceivingAddress to, AssetAmount amount) {
  public TransferOrder {
    if (amount.units().signum() <= 0) {
      throw new IllegalArgumentException("a transfer sends something");
    }
  }

  /** Where it goes, as destinations are told apart. */
  public Destination destination() {
    return Destination.of(amount.asset().chain(), to.text());
  }

  boolean isSameAs(TransferOrder other) {
    return wallet.equals(other.wallet)
        && amount.equals(other.amount)
        && to.canonical().equals(other.to.canonical());
  }

  /** What tells it from the other transfers that are open. */
  String naturalKey() {
    return wallet + " " + to.canonical() + " " + amount.units();
  }
}
