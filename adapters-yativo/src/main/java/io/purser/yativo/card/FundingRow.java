package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.card.account.funding.AcceptedFunding;
import io.purser.domain.card.account.funding.AcceptedFunding.Progress;
import io.purser.domain.card.account.funding.FundingOrder;
import io.purser.domain.card.account.funding.PricingMode;
import io.purser.domain.card.account.funding.ReportedFunding;
import io.purser.domain.money.Money;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.Reading;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A funding as the provider shows it: in the answer to an order, in its list and in events. */
final class FundingRow {
  private FundingRow() {}

  /** Empty when it names no funding, or says in a word that we do not know how far it is. */
  static Optional<ReportedFunding> read(JsonNode row) {
    String id = id(row);
    var progress = progress(row);
    return id == null || progress == null
        ? Optional.empty()
        : Optional.of(
            new ReportedFunding(
                new AcceptedFunding(
                    id, progress, paid(row), credited(row), Members.time(row, "created_at")),
                mode(row)));
  }

  /** Done at once it is called a transfer, done later a bridge. */
  static @Nullable String id(JsonNode row) {
    return Members.shortText(row, "transfer_id", "bridge_id");
  }

  static @Nullable Progress progress(JsonNode row) {
    String word = Members.text(row, "status");
    return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
      case "initiated", "pending", "processing" -> Progress.PENDING;
      case "completed" -> Progress.COMPLETED;
      case "failed" -> Progress.FAILED;
      default -> null;
    };
  }

  private static @Nullable PricingMode mode(JsonNode row) {
    String word = Members.text(row, "pricing_mode");
    return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
      case "send_x" -> PricingMode.SEND_X;
      case "receive_x" -> PricingMode.RECEIVE_X;
      default -> null;
    };
  }

  private static @Nullable Money paid(JsonNode row) {
    return MoneyMembers.read(row.path("source"), "amount", Money.USD).orElse(null);
  }

  private static @Nullable Money credited(JsonNode row) {
    var destination = row.path("destination");
    var currency = MoneyMembers.currency(destination, "token").orElse(null);
    if (currency == null) {
      return null;
    }
    return MoneyMembers.read(destination, "amount", currency)
        .or(() -> MoneyMembers.read(row, "estimated_amount", currency))
        .orElse(null);
  }

  /** What an event says has arrived. */
  static @Nullable Money arrived(JsonNode payload) {
    Currency currency = MoneyMembers.currency(payload, "currency").orElse(null);
    return currency == null ? null : MoneyMembers.read(payload, "amount", currency).orElse(null);
  }

  /** An answer counts only when it is about what was ordered. */
  static Reading<AcceptedFunding> answer(JsonNode payload, FundingOrder order) {
    var read = read(payload);
    if (read.isEmpty()) {
      return new Reading.Doubtful<>("answered without a funding");
    }
    var funding = read.get().funding();
    var amount = order.mode() == PricingMode.SEND_X ? funding.paid() : funding.credited();
    boolean asOrdered =
        (amount == null || amount.equals(order.amount()))
            && (read.get().mode() == null || read.get().mode() == order.mode());
    return asOrdered
        ? new Reading.Understood<>(funding)
        : new Reading.Doubtful<>("answered about another funding");
  }
}
