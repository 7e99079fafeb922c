package io.purser.rest.statement;

import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.statement.StatementRow;
import io.purser.domain.wallet.WalletId;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a statement says of one wallet. */
record WalletSection(
    WalletId wallet,
    Asset asset,
    AssetAmount opening,
    List<StatementRow.Moved> moved,
    AssetAmount closing) {
  WalletSection {
    moved = List.copyOf(moved);
  }

  /**
   * All rows of a statement, wallet by wallet, held at once. The last of them come when the
   * balances were found to agree with the ledger.
   *
   * @param most how many movements are held at most; with more of them it is refused, and the rest
   *     is not read
   */
  static List<WalletSection> of(Iterator<List<StatementRow>> rows, int most) {
    Map<WalletId, AssetAmount> openings = new LinkedHashMap<>();
    Map<WalletId, List<StatementRow.Moved>> moved = new LinkedHashMap<>();
    List<WalletSection> sections = new ArrayList<>();
    int held = 0;
    while (rows.hasNext()) {
      for (var row : rows.next()) {
        switch (row) {
          case StatementRow.Opening(var wallet, var balance) -> {
            openings.put(wallet, balance);
            moved.put(wallet, new ArrayList<>());
          }
          case StatementRow.Moved one -> {
            if (++held > most) {
              throw new Refused(
                  Problem.of(ProblemCode.STATEMENT_TOO_LONG_FOR_PDF)
                      .with("maximum", String.valueOf(most)));
            }
            of(moved, one.movement().wallet()).add(one);
          }
          case StatementRow.Closing(var wallet, var balance) ->
              sections.add(
                  new WalletSection(
                      wallet, balance.asset(), of(openings, wallet), of(moved, wallet), balance));
        }
      }
    }
    return sections;
  }

  /** Every wallet is opened before anything moves in it. */
  private static <V> V of(Map<WalletId, V> known, WalletId wallet) {
    var found = known.get(wallet);
    if (found == null) {
      throw new IllegalStateException(wallet + " was never opened");
    }
    return found;
  }
}
