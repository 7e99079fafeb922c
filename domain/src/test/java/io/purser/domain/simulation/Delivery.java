package io.purser.domain.simulation;

import io.purser.domain.Given;
import io.purser.domain.inbox.ProviderEvent;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to us, in a dialect of one line.
 *
 * @param noise makes the bytes of a repeat differ from those of the first
 */
record Delivery(String event, String customer, ReportedTransaction report, String noise) {
  byte[] body() {
    return String.join(
            " ",
            event,
            customer,
            report.id(),
            String.valueOf(report.walletId()),
            report.amount().asset().symbol(),
            report.amount().text(),
            report.progress().name(),
            report.direction().name(),
            String.valueOf(report.counterparty()),
            String.valueOf(report.chainHash()),
            noise)
        .getBytes(StandardCharsets.UTF_8);
  }

  static ProviderEvent read(byte[] body) {
    var words = new String(body, StandardCharsets.UTF_8).split(" ", -1);
    var asset = words[4].equals(Given.BTC.symbol()) ? Given.BTC : Given.USDC;
    return new ProviderEvent.TransactionReported(
        words[0],
        words[1],
        new ReportedTransaction(
            words[2],
            words[3],
            Direction.valueOf(words[7]),
            AssetAmount.parse(words[5], asset).orElseThrow(),
            Progress.valueOf(words[6]),
            textOrNull(words[8]),
            textOrNull(words[9]),
            null));
  }

  private static @Nullable String textOrNull(String word) {
    return word.equals("null") ? null : word;
  }
}
