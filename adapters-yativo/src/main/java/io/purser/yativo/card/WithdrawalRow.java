package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.card.account.AccountReport;
import io.purser.domain.card.account.withdrawal.ReportedWithdrawal;
import io.purser.domain.card.account.withdrawal.ReportedWithdrawal.Progress;
import io.purser.domain.money.Money;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.Reading;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A withdrawal as the provider shows it: in its answer, in its history and in events. */
public final class WithdrawalRow {
  private static final String ID = "withdrawal_id";

  private WithdrawalRow() {}

  /** An answer counts only when it is about this card customer and amount. */
  static Reading<String> answer(JsonNode payload, String cardCustomer, Money amount) {
    String id = Members.shortText(payload, ID);
    boolean asOrdered =
        cardCustomer.equals(Members.text(payload, "yativo_card_id"))
            && amount.equals(amount(payload));
    return id != null && asOrdered
        ? new Reading.Understood<>(id)
        : new Reading.Doubtful<>("answered about another withdrawal");
  }

  private static @Nullable Money amount(JsonNode payload) {
    return MoneyMembers.currency(payload, "currency")
        .flatMap(currency -> MoneyMembers.read(payload, "amount", currency))
        .orElse(null);
  }

  /** What an event says. One that does not name its withdrawal is only a reason to ask. */
  public static AccountReport event(JsonNode payload) {
    String id = Members.shortText(payload, ID);
    return id == null
        ? new AccountReport.Changed()
        : new AccountReport.WithdrawalSettled(id, amount(payload));
  }

  /** A row of the master wallet's history. Empty when it is no withdrawal that we understand. */
  static Optional<ReportedWithdrawal> ofHistory(JsonNode row) {
    String id = Members.shortText(row, "id", ID);
    var progress = progress(Members.text(row, "status"));
    return id == null || progress == null || !"withdrawal".equals(Members.text(row, "type"))
        ? Optional.empty()
        : Optional.of(new ReportedWithdrawal(id, progress));
  }

  private static @Nullable Progress progress(@Nullable String word) {
    return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
      case "initiated", "pending", "processing" -> Progress.PENDING;
      case "settled", "completed" -> Progress.SETTLED;
      case "failed" -> Progress.FAILED;
      default -> null;
    };
  }
}
