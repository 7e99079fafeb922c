package io.purser.domain.statement;

import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.WalletId;

/** A row of a statement. */
public sealed interface StatementRow {
  /** What was in a wallet when the period began. */
  record Opening(WalletId wallet, AssetAmount balance) implements StatementRow {}

  /**
   * What moved.
   *
   * @param balance what was in the wallet then
   */
  record Moved(Movement movement, AssetAmount balance) implements StatementRow {}

  /** What was in a wallet when the period ended. */
  record Closing(WalletId wallet, AssetAmount balance) implements StatementRow {}
}
