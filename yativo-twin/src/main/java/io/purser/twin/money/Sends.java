package io.purser.twin.money;

import io.purser.twin.http.Json;
import io.purser.twin.state.Cause;
import io.purser.twin.state.Ids;
import io.purser.twin.state.Task;
import io.purser.twin.state.Transaction;
import io.purser.twin.state.TransactionStatus;
import io.purser.twin.state.Wallet;
import io.purser.twin.state.World;
import io.purser.twin.webhook.Events;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Transfers out of a wallet. The wallet is debited at once; the transfer is submitted and completed
 * by the business clock, unless the control API fails it first, which gives the money back.
 */
public final class Sends {
  private final Events events;
  private final Deposits deposits;

  public Sends(Events events, Deposits deposits) {
    this.events = events;
    this.deposits = deposits;
  }

  /**
   * Starts a transfer.
   *
   * @param naturalKey how a client would name this transfer if it asked twice
   */
  public Transaction begin(
      World world, Cause cause, Wallet wallet, BigDecimal amount, String to, String naturalKey) {
    var send =
        new Transaction(
            Ids.transaction(cause.at()),
            wallet.owner(),
            wallet.id(),
            wallet.customerId(),
            Transaction.Type.WITHDRAWAL,
            TransactionStatus.PENDING,
            amount,
            wallet.chain(),
            wallet.ticker(),
            to,
            wallet.chain().addresses().newHash(),
            null,
            null,
            cause.at(),
            null);
    world.transactions.put(send);
    world.wallets.put(wallet.debited(amount));
    world.effect(cause, "funds_sent", wallet.owner(), naturalKey, send.id());
    var settings = world.settings.get();
    plan(world, send, Task.Kind.SUBMIT_SEND, settings.sendSubmitSeconds());
    plan(world, send, Task.Kind.COMPLETE_SEND, settings.sendCompleteSeconds());
    emit(world, "transaction.initiated", send, cause);
    return send;
  }

  private static void plan(World world, Transaction send, Task.Kind kind, int seconds) {
    world.tasks.put(new Task(Ids.task(), kind, send.id(), send.createdAt().plusSeconds(seconds)));
  }

  /** Submits a transfer that is still under way. */
  public void submitDue(World world, Task task) {
    underWay(world, task)
        .ifPresent(
            send -> emit(world, "transaction.submitted", send, Cause.byItself(task.dueAt())));
  }

  /** Completes a transfer that is still under way. */
  public void completeDue(World world, Task task) {
    underWay(world, task)
        .ifPresent(
            send -> {
              var _ = complete(world, Cause.byItself(task.dueAt()), send);
            });
  }

  private static Optional<Transaction> underWay(World world, Task task) {
    return world.transactions.find(task.subject()).filter(Transaction::isPending);
  }

  /** Completes the transfer. When it went to a wallet of ours it arrives there as a deposit. */
  public Transaction complete(World world, Cause cause, Transaction send) {
    var completed = send.completed(cause.at(), null);
    world.transactions.put(completed);
    world.effect(cause, "send_completed", send.owner(), send.id(), send.id());
    String key = Wallet.addressKey(send.chain(), send.ticker(), send.counterparty());
    var source = world.wallets.find(send.walletId());
    world.wallets.where(World.BY_ADDRESS, key).stream()
        .findFirst()
        .ifPresent(
            wallet -> {
              String from = source.map(Wallet::address).orElse(send.counterparty());
              var arrived =
                  deposits.detect(world, cause, wallet, send.amount(), from, send.txHash());
              var _ = deposits.confirm(world, cause, arrived);
            });
    return completed;
  }

  public Transaction fail(World world, Cause cause, Transaction send, String reason) {
    var failed = send.failed(reason, cause.at());
    world.transactions.put(failed);
    world
        .wallets
        .find(send.walletId())
        .ifPresent(wallet -> world.wallets.put(wallet.credited(send.amount())));
    world.effect(cause, "send_failed", send.owner(), send.id(), send.id());
    emit(world, "transaction.failed", failed, cause);
    return failed;
  }

  private void emit(World world, String type, Transaction send, Cause cause) {
    var data =
        Json.object()
            .put("transaction_id", send.id())
            .put("customer_id", send.customerId())
            .put("asset_id", send.walletId())
            .put("chain", send.chain().wireName())
            .put("ticker", send.ticker())
            .put("amount", send.amount().toPlainString())
            .put("to_address", send.counterparty())
            .put("tx_hash", send.txHash())
            .put("status", send.status().wireName());
    if (send.failureReason() != null) {
      data.put("reason", send.failureReason());
    }
    events.emit(world, send.owner(), type, data, cause.at());
  }
}
