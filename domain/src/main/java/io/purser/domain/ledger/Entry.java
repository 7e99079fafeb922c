package io.purser.domain.ledger;

import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.WalletId;

/**
 * One side of a posting.
 *
 * @param credit by how much the account grows; a debit is a negative credit
 */
public record Entry(WalletId wallet, LedgerAccount account, AssetAmount credit) {
  public Entry {
    if (credit.units().signum() == 0) {
      throw new IllegalArgumentException("an entry moves something");
    }
  }

  static Entry credit(WalletId wallet, LedgerAccount account, AssetAmount amount) {
    return new Entry(wallet, account, amount);
  }

  static Entry debit(WalletId wallet, LedgerAccount account, AssetAmount amount) {
    return new Entry(wallet, account, AssetAmount.zero(amount.asset()).minus(amount));
  }
}
