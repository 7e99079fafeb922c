package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.programme.swap.AcceptedSwap;
import io.purser.domain.programme.swap.AcceptedSwap.Progress;
import io.purser.domain.programme.swap.ReportedSwap;
import io.purser.domain.programme.swap.SwapOrder;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.Reading;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A swap as the provider shows it: in its answer, in the master wallet's history and in events. */
public final class SwapRow {
  private SwapRow() {}

  /** An answer counts only when it is about what was ordered. */
  static Reading<AcceptedSwap> answer(JsonNode payload, SwapOrder order) {
    return event(payload)
        .filter(report -> report.given().equals(order.amount()))
        .filter(report -> order.into().equals(report.into()))
        .<Reading<AcceptedSwap>>map(report -> new Reading.Understood<>(report.swap()))
        .orElseGet(() -> new Reading.Doubtful<>("answered about another swap"));
  }

  /**
   * Empty when it names no swap, no exact amounts, or says in a word we do not know how far it is.
   */
  public static Optional<ReportedSwap> event(JsonNode payload) {
    String id = Members.shortText(payload, "swap_id", "id");
    var progress = progress(payload);
    var from = MoneyMembers.currency(payload, "from_currency").orElse(null);
    var into = MoneyMembers.currency(payload, "to_currency").orElse(null);
    if (id == null || progress == null || from == null || into == null) {
      return Optional.empty();
    }
    var received = MoneyMembers.read(payload, "to_amount", into).orElse(null);
    return MoneyMembers.read(payload, "from_amount", from)
        .map(
            given ->
                new ReportedSwap(
                    new AcceptedSwap(
                        id, progress, received, rate(payload), Members.time(payload, "created_at")),
                    given,
                    into));
  }

  /** A row of the history, which shows what was given alone. Empty when it is no swap. */
  static Optional<ReportedSwap> ofHistory(JsonNode row) {
    String id = Members.shortText(row, "id", "swap_id");
    var progress = progress(row);
    if (id == null || progress == null || !"swap".equals(Members.text(row, "type"))) {
      return Optional.empty();
    }
    var swap = new AcceptedSwap(id, progress, null, null, Members.time(row, "created_at"));
    return MoneyMembers.currency(row, "currency")
        .flatMap(currency -> MoneyMembers.read(row, "amount", currency))
        .map(given -> new ReportedSwap(swap, given, null));
  }

  /** As it was written, whether as a number or as text. */
  private static @Nullable BigDecimal rate(JsonNode payload) {
    var rate = payload.path("rate");
    if (rate.isNumber() && !rate.isFloat() && !rate.isDouble()) {
      return positive(rate.decimalValue());
    }
    var text = Members.text(payload, "rate");
    return text != null && text.matches("[0-9]{1,12}(\\.[0-9]{1,18})?")
        ? positive(new BigDecimal(text))
        : null;
  }

  private static @Nullable BigDecimal positive(BigDecimal rate) {
    return rate.signum() > 0 ? rate : null;
  }

  private static @Nullable Progress progress(JsonNode row) {
    String word = Members.text(row, "status");
    return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
      case "submitted", "initiated", "pending", "processing" -> Progress.SUBMITTED;
      case "completed" -> Progress.COMPLETED;
      case "failed" -> Progress.FAILED;
      default -> null;
    };
  }
}
