package io.purser.persistence.wallet;

import io.purser.domain.money.Asset;
import io.purser.domain.operation.Rejection;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.domain.wallet.Wallet;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.WalletRecord;

/** A wallet as a row, and back. Every column is set, so leaving a state clears what it had. */
final class WalletColumns {
  private WalletColumns() {}

  /** The version is the one that will be stored. */
  static WalletRecord write(Wallet wallet, long version) {
    var header = wallet.header();
    var row = new WalletRecord();
    row.setTenantId(header.tenant());
    row.setId(header.id());
    row.setCustomerId(header.customer());
    row.setChain(header.asset().chain());
    row.setSymbol(header.asset().symbol());
    row.setDecimals((short) header.asset().decimals());
    row.setCreatedAt(header.createdAt());
    row.setUpdatedAt(header.updatedAt());
    row.setVersion(version);
    switch (wallet) {
      case Wallet.Requested(_, var operation) -> {
        row.setState("requested");
        row.setOperationId(operation);
      }
      case Wallet.Active(_, ProviderWallet(var id, var address, var holder), var activatedAt) -> {
        row.setState("active");
        row.setProviderWalletId(id);
        row.setAddress(address);
        row.setProviderHolder(holder);
        row.setActivatedAt(activatedAt);
      }
      case Wallet.Failed(_, Rejection(var reason, var providerCode), var failedAt) -> {
        row.setState("failed");
        row.setFailure(Words.of(reason));
        row.setFailureCode(providerCode);
        row.setFailedAt(failedAt);
      }
    }
    row.touched(true);
    return row;
  }

  static Wallet read(WalletRecord row) {
    var header = header(row);
    return switch (row.getState()) {
      case "requested" -> new Wallet.Requested(header, row.getOperationId());
      case "active" -> active(row);
      case "failed" ->
          new Wallet.Failed(
              header,
              new Rejection(
                  Words.parse(Rejection.Reason.class, row.getFailure()), row.getFailureCode()),
              row.getFailedAt());
      default -> throw new IllegalStateException("a state that the schema does not have");
    };
  }

  /** Reads a row that is in state active. */
  static Wallet.Active active(WalletRecord row) {
    return new Wallet.Active(
        header(row),
        new ProviderWallet(row.getProviderWalletId(), row.getAddress(), row.getProviderHolder()),
        row.getActivatedAt());
  }

  private static Wallet.Header header(WalletRecord row) {
    return new Wallet.Header(
        row.getId(),
        row.getTenantId(),
        row.getCustomerId(),
        new Asset(row.getChain(), row.getSymbol(), row.getDecimals()),
        row.getCreatedAt(),
        row.getUpdatedAt(),
        row.getVersion());
  }
}
