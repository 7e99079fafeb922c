package io.purser.persistence.wallet;

import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletTransaction;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.WalletTransactionRecord;

/** A transaction as a row, and back. */
public final class TransactionColumns {
  private TransactionColumns() {}

  static WalletTransactionRecord writeFacts(WalletTransaction transaction) {
    var facts = transaction.facts();
    var asset = facts.amount().asset();
    var row = new WalletTransactionRecord();
    row.setTenantId(facts.tenant());
    row.setId(facts.id());
    row.setCustomerId(facts.customer());
    row.setWalletId(facts.wallet());
    row.setChain(asset.chain());
    row.setSymbol(asset.symbol());
    row.setDecimals((short) asset.decimals());
    row.setProviderId(facts.providerId());
    row.setDirection(Words.of(facts.direction()));
    row.setUnits(facts.amount().units());
    row.setCounterparty(facts.counterparty());
    row.setChainHash(facts.chainHash());
    row.setCreatedAt(facts.createdAt());
    return row;
  }

  static WalletTransactionRecord writeState(WalletTransaction transaction) {
    var row = new WalletTransactionRecord();
    row.setState(Words.of(BookTransaction.stateOf(transaction)));
    row.setCompletedAt(null);
    row.setFailedAt(null);
    switch (transaction) {
      case WalletTransaction.Pending _ -> {
        // Has no columns of its own.
      }
      case WalletTransaction.Completed(_, var completedAt) -> row.setCompletedAt(completedAt);
      case WalletTransaction.Failed(_, var failedAt) -> row.setFailedAt(failedAt);
    }
    return row;
  }

  public static WalletTransaction read(WalletTransactionRecord row) {
    var asset = new Asset(row.getChain(), row.getSymbol(), row.getDecimals());
    var facts =
        new WalletTransaction.Facts(
            row.getId(),
            row.getTenantId(),
            row.getCustomerId(),
            row.getWalletId(),
            row.getProviderId(),
            Words.parse(WalletTransaction.Direction.class, row.getDirection()),
            new AssetAmount(row.getUnits(), asset),
            row.getCounterparty(),
            row.getChainHash(),
            row.getCreatedAt());
    return switch (Words.parse(Progress.class, row.getState())) {
      case PENDING -> new WalletTransaction.Pending(facts);
      case COMPLETED -> new WalletTransaction.Completed(facts, row.getCompletedAt());
      case FAILED -> new WalletTransaction.Failed(facts, row.getFailedAt());
    };
  }
}
