package io.purser.domain.ledger;

import io.purser.domain.ledger.Posting.Kind;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.operation.OperationId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance;
import io.purser.domain.wallet.WalletBalances;
import io.purser.domain.wallet.WalletId;
import java.time.Instant;

/**
 * Sets money aside for operations. A hold is placed once, and ends once: released or captured. Used
 * inside a unit of work; every method locks the wallet's balance.
 */
public final class Holds {
  private final WalletBalances balances;
  private final Ledger ledger;

  public Holds(WalletBalances balances, Ledger ledger) {
    this.balances = balances;
    this.ledger = ledger;
  }

  /** What may be spent, locked until the unit of work ends. */
  public AssetAmount available(TenantId tenant, WalletId wallet) {
    return locked(tenant, wallet).available();
  }

  /** Sets the amount aside for an operation. It must be there: nothing is ever overdrawn. */
  public void place(Wallet wallet, OperationId operation, AssetAmount amount, Instant at) {
    var balance = locked(wallet.header().tenant(), wallet.id());
    if (balance.available().units().compareTo(amount.units()) < 0) {
      throw new IllegalStateException("more than is available in " + wallet.id());
    }
    post(wallet, operation, Kind.HELD, amount, at);
    balances.save(wallet.header().tenant(), balance.hold(amount));
  }

  /** The operation will have no effect; what was set aside may be spent again. */
  public void release(Wallet wallet, OperationId operation, AssetAmount amount, Instant at) {
    end(wallet, operation, Kind.RELEASED, amount, at);
  }

  /**
   * The operation has had its effect. The withdrawal that it led to, booked in the same unit of
   * work or before, takes the money from now on.
   */
  public void capture(Wallet wallet, OperationId operation, AssetAmount amount, Instant at) {
    end(wallet, operation, Kind.CAPTURED, amount, at);
  }

  private void end(
      Wallet wallet, OperationId operation, Kind kind, AssetAmount amount, Instant at) {
    var tenant = wallet.header().tenant();
    var balance = locked(tenant, wallet.id());
    post(wallet, operation, kind, amount, at);
    balances.save(tenant, balance.unhold(amount));
  }

  private void post(
      Wallet wallet, OperationId operation, Kind kind, AssetAmount amount, Instant at) {
    boolean placed = kind == Kind.HELD;
    ledger.post(
        Posting.of(
            wallet.header().tenant(),
            wallet.header().customer(),
            operation.value(),
            kind,
            wallet.id(),
            placed ? LedgerAccount.AVAILABLE : LedgerAccount.HELD,
            placed ? LedgerAccount.HELD : LedgerAccount.AVAILABLE,
            amount,
            at));
  }

  private WalletBalance locked(TenantId tenant, WalletId wallet) {
    return balances.getForUpdate(tenant, wallet).orElseThrow();
  }
}
