package io.purser.rest.statement;

import io.purser.domain.money.AssetAmount;
import io.purser.domain.statement.StatementRow;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.wallet.WalletTransaction;
import io.purser.rest.download.Download;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * Statements as comma-separated values (RFC 4180). A text that a spreadsheet would take for a
 * formula has an apostrophe before it.
 */
final class CsvStatement implements Iterator<InputStream> {
  private static final String HEADER =
      "entry,walletId,chain,asset,bookedAt,settledAt,transactionId,amount,balance,counterparty,"
          + "chainHash\r\n";

  private static final Set<Character> FORMULA = Set.of('=', '+', '-', '@', '\t', '\r');

  private final Iterator<List<StatementRow>> rows;
  private boolean begun;

  CsvStatement(Iterator<List<StatementRow>> rows) {
    this.rows = rows;
  }

  @Override
  public boolean hasNext() {
    return !begun || rows.hasNext();
  }

  @Override
  public InputStream next() {
    if (!begun) {
      begun = true;
      return Download.text(HEADER);
    }
    var text = new StringBuilder();
    rows.next().forEach(row -> text.append(line(row)).append("\r\n"));
    return Download.text(text.toString());
  }

  private static String line(StatementRow row) {
    return switch (row) {
      case StatementRow.Opening(var wallet, var balance) -> line("opening", wallet, balance);
      case StatementRow.Moved moved -> line(moved);
      case StatementRow.Closing(var wallet, var balance) -> line("closing", wallet, balance);
    };
  }

  private static String line(String entry, WalletId wallet, AssetAmount balance) {
    var asset = balance.asset();
    return CSVFormat.RFC4180.format(
        entry, wallet, asset.chain(), asset.symbol(), "", "", "", "", balance.text(), "", "");
  }

  private static String line(StatementRow.Moved moved) {
    var movement = moved.movement();
    var asset = movement.change().asset();
    var transaction = movement.transaction();
    return CSVFormat.RFC4180.format(
        transaction == null ? "brought-forward" : Words.of(transaction.facts().direction()),
        movement.wallet(),
        asset.chain(),
        asset.symbol(),
        Times.text(movement.bookedAt()),
        transaction instanceof WalletTransaction.Completed(_, var at) ? Times.text(at) : "",
        transaction == null ? "" : transaction.facts().id(),
        movement.change().text(),
        moved.balance().text(),
        transaction == null ? "" : plain(transaction.facts().counterparty()),
        transaction == null ? "" : plain(transaction.facts().chainHash()));
  }

  private static String plain(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    return FORMULA.contains(text.charAt(0)) ? "'" + text : text;
  }
}
