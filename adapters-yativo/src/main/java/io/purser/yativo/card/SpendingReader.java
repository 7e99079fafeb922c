package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.card.spending.Merchant;
import io.purser.domain.card.spending.ReportedSpending;
import io.purser.domain.card.spending.SpendingKind;
import io.purser.domain.card.spending.SpendingState;
import io.purser.domain.text.CardNumbers;
import io.purser.yativo.call.Members;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a card was used for, as it stands in a list and in an event. */
public final class SpendingReader {
  /** What a word looks like. Anything else is not kept. */
  private static final Pattern WORD = Pattern.compile("[a-z0-9_.-]{1,40}");

  private static final Pattern REASON = Pattern.compile("[A-Za-z0-9_]{1,64}");
  private static final String NO_WORD = "unreadable";

  private SpendingReader() {}

  /**
   * A row of a list, which says how the transaction is and not since when. Empty when a part is
   * missing that cannot be guessed at.
   */
  static Optional<ReportedSpending> read(JsonNode row) {
    var state = stateOf(row);
    return read(row, kindOf(row), state, begunAt(row, state));
  }

  /**
   * The same row in an event, which says since when.
   *
   * @param refund whether the event is about a refund, whatever its row says
   * @param happenedAt null where it does not say either
   */
  public static Optional<ReportedSpending> readEvent(
      JsonNode row, boolean refund, @Nullable Instant happenedAt) {
    return read(row, refund ? SpendingKind.REFUND : kindOf(row), stateOf(row), happenedAt);
  }

  private static Optional<ReportedSpending> read(
      JsonNode row, SpendingKind kind, SpendingState state, @Nullable Instant happenedAt) {
    String id = Members.shortText(row, "transaction_id", "id");
    String cardCustomer = Members.shortText(row, "yativo_card_id");
    if (id == null || cardCustomer == null) {
      return Optional.empty();
    }
    return MoneyMembers.currency(row, "currency")
        .flatMap(currency -> MoneyMembers.read(row, "amount", currency))
        .filter(amount -> amount.minor() >= 0)
        .map(
            amount ->
                new ReportedSpending(
                    id,
                    cardCustomer,
                    Members.shortText(row, "card_id"),
                    kind,
                    kind == SpendingKind.OTHER ? wordOf(row, "type") : null,
                    state,
                    state == SpendingState.NOT_UNDERSTOOD ? wordOf(row, "status") : null,
                    amount,
                    merchantOf(row),
                    reasonOf(row),
                    Members.shortText(row, "original_transaction_id"),
                    Members.time(row, "created_at"),
                    happenedAt));
  }

  private static SpendingKind kindOf(JsonNode row) {
    return switch (wordOf(row, "type")) {
      case "purchase" -> SpendingKind.PURCHASE;
      case "refund" -> SpendingKind.REFUND;
      case "withdrawal" -> SpendingKind.WITHDRAWAL;
      default -> SpendingKind.OTHER;
    };
  }

  private static SpendingState stateOf(JsonNode row) {
    return switch (wordOf(row, "status")) {
      case "authorized" -> SpendingState.AUTHORIZED;
      case "partially_reversed" -> SpendingState.PARTIALLY_REVERSED;
      case "declined" -> SpendingState.DECLINED;
      case "failed" -> SpendingState.FAILED;
      case "expired" -> SpendingState.EXPIRED;
      case "reversed" -> SpendingState.REVERSED;
      case "settled" -> SpendingState.SETTLED;
      default -> SpendingState.NOT_UNDERSTOOD;
    };
  }

  private static @Nullable Instant begunAt(JsonNode row, SpendingState state) {
    return switch (state) {
      case AUTHORIZED -> Members.time(row, "authorized_at", "created_at");
      case SETTLED -> Members.time(row, "settled_at");
      case DECLINED -> Members.time(row, "created_at");
      case NOT_UNDERSTOOD, PARTIALLY_REVERSED, FAILED, EXPIRED, REVERSED -> null;
    };
  }

  private static String wordOf(JsonNode row, String name) {
    String text = Members.text(row, name);
    String word = text == null ? "" : text.toLowerCase(Locale.ROOT);
    return WORD.matcher(word).matches() ? word : NO_WORD;
  }

  /** Merchants write what they like, so a card number might stand there. */
  private static Merchant merchantOf(JsonNode row) {
    return new Merchant(
        redacted(Members.shortText(row, "merchant", "merchant_name")),
        redacted(Members.shortText(row, "merchant_category")),
        redacted(Members.shortText(row, "merchant_city")),
        redacted(Members.shortText(row, "merchant_country")));
  }

  private static @Nullable String redacted(@Nullable String text) {
    return text == null ? null : CardNumbers.redact(text);
  }

  private static @Nullable String reasonOf(JsonNode row) {
    String reason = Members.text(row, "decline_reason");
    return reason != null && REASON.matcher(reason).matches() ? reason : null;
  }
}
