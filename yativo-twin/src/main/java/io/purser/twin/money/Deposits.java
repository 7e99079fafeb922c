package io.purser.twin.money;

import io.purser.twin.http.Json;
import io.purser.twin.state.Cause;
import io.purser.twin.state.Ids;
import io.purser.twin.state.Transaction;
import io.purser.twin.state.TransactionStatus;
import io.purser.twin.state.Wallet;
import io.purser.twin.state.World;
import io.purser.twin.webhook.Events;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Transfers from outside to a wallet's address. They count once they are confirmed. */
public final class Deposits {
  private static final int ENOUGH_CONFIRMATIONS = 12;

  private final @Nullable Events events;

  public Deposits(Events events) {
    this.events = events;
  }

  private Deposits() {
    this.events = null;
  }

  /** The same, of which nobody is ever told. */
  public Deposits untold() {
    return new Deposits();
  }

  /** A transfer is seen on the chain. The balance does not move yet. */
  public Transaction detect(
      World world, Cause cause, Wallet wallet, BigDecimal amount, String from, String txHash) {
    var deposit =
        new Transaction(
            Ids.transaction(cause.at()),
            wallet.owner(),
            wallet.id(),
            wallet.customerId(),
            Transaction.Type.DEPOSIT,
            TransactionStatus.PENDING,
            amount,
            wallet.chain(),
            wallet.ticker(),
            from,
            txHash,
            0,
            null,
            cause.at(),
            null);
    world.transactions.put(deposit);
    world.effect(cause, "deposit_detected", wallet.owner(), txHash, deposit.id());
    emit(world, "deposit.detected", deposit, wallet, cause);
    return deposit;
  }

  /** The transfer has enough confirmations: the wallet is credited. */
  public Transaction confirm(World world, Cause cause, Transaction deposit) {
    var confirmed = deposit.completed(cause.at(), ENOUGH_CONFIRMATIONS);
    world.transactions.put(confirmed);
    var wallet = world.wallets.find(deposit.walletId()).orElseThrow();
    world.wallets.put(wallet.credited(deposit.amount()));
    world.effect(cause, "deposit_confirmed", wallet.owner(), deposit.txHash(), deposit.id());
    emit(world, "deposit.confirmed", confirmed, wallet, cause);
    return confirmed;
  }

  private void emit(World world, String type, Transaction deposit, Wallet wallet, Cause cause) {
    if (events == null) {
      return;
    }
    var data =
        Json.object()
            .put("transaction_id", deposit.id())
            .put("customer_id", deposit.customerId())
            .put("asset_id", wallet.id())
            .put("chain", deposit.chain().wireName())
            .put("ticker", deposit.ticker())
            .put("amount", deposit.amount().toPlainString())
            .put("from_address", deposit.counterparty())
            .put("to_address", wallet.address())
            .put("tx_hash", deposit.txHash())
            .put("confirmations", deposit.confirmations());
    events.emit(world, deposit.owner(), type, data, cause.at());
  }
}
