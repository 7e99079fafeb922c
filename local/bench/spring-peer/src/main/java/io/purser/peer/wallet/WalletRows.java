package io.purser.peer.wallet;

import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.WalletBalance;
import io.purser.domain.wallet.WalletId;
import io.purser.peer.store.TenantStatements;
import io.purser.peer.store.Times;
import io.purser.peer.store.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** The tables of wallets and balances, by Purser's statements. */
@Repository
class WalletRows {
  private static final String GET =
      TenantStatements.READING
          + """
          SELECT tenant_id, id, customer_id, chain, symbol, decimals, state, operation_id,
            provider_wallet_id, address, activated_at, failure, failure_code, failed_at,
            created_at, updated_at, version
          FROM purser.wallet
          WHERE tenant_id = ? AND id = ?
          """;

  private static final String BALANCE =
      TenantStatements.READING
          + """
          SELECT tenant_id, wallet_id, customer_id, chain, symbol, decimals, ledger, incoming,
            outgoing, as_of, source, created_at
          FROM purser.wallet_balance
          WHERE tenant_id = ? AND wallet_id = ?
          """;

  private final TenantStatements statements;

  WalletRows(TenantStatements statements) {
    this.statements = statements;
  }

  /** What the answer needs of a wallet; the query reads the whole row, as Purser's does. */
  record FoundWallet(WalletId id, String chain, String symbol) {}

  Optional<FoundWallet> get(TenantId tenant, WalletId id) {
    return statements
        .read(
            tenant,
            GET,
            (row, _) -> new FoundWallet(id, row.getString("chain"), row.getString("symbol")),
            tenant.value(),
            id.value())
        .stream()
        .findFirst();
  }

  Optional<WalletBalance> balance(TenantId tenant, WalletId wallet) {
    return statements
        .read(tenant, BALANCE, (row, _) -> balance(row, wallet), tenant.value(), wallet.value())
        .stream()
        .findFirst();
  }

  private static WalletBalance balance(ResultSet row, WalletId wallet) throws SQLException {
    var asset = new Asset(row.getString("chain"), row.getString("symbol"), row.getInt("decimals"));
    return new WalletBalance(
        wallet,
        amount(row, "ledger", asset),
        amount(row, "incoming", asset),
        amount(row, "outgoing", asset),
        Times.read(row, "as_of"),
        Words.parse(WalletBalance.Source.class, row.getString("source")));
  }

  private static AssetAmount amount(ResultSet row, String column, Asset asset) throws SQLException {
    return new AssetAmount(row.getBigDecimal(column).toBigIntegerExact(), asset);
  }
}
