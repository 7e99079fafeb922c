package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.card.CardCondition;
import io.purser.domain.card.ProviderCard;
import io.purser.domain.card.ReportedCard;
import io.purser.yativo.call.Members;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A card as the provider shows it. Nothing of its number is read but the last four digits. */
final class CardRow {
  private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}");

  private CardRow() {}

  /** Empty when it names no card. */
  static Optional<ReportedCard> read(JsonNode row) {
    String id = Members.shortText(row, "card_id", "id");
    return id == null
        ? Optional.empty()
        : Optional.of(
            new ReportedCard(
                new ProviderCard(id, lastFour(row)),
                condition(row),
                Members.time(row, "created_at")));
  }

  private static @Nullable String lastFour(JsonNode row) {
    String digits = Members.text(row, "last_four");
    return digits != null && FOUR_DIGITS.matcher(digits).matches() ? digits : null;
  }

  /**
   * What the word and the flags say together: a stolen card is called voided, and only its flag
   * tells. Null when neither is known to us.
   */
  static @Nullable CardCondition condition(JsonNode row) {
    String text = Members.text(row, "status", "state");
    String word = text == null ? "" : text.toLowerCase(Locale.ROOT);
    if (isSo(row, "is_stolen") || word.equals("stolen")) {
      return CardCondition.STOLEN;
    }
    if (isSo(row, "is_lost") || word.equals("lost")) {
      return CardCondition.LOST;
    }
    return switch (word) {
      case "cancelled", "canceled", "deactivated" -> CardCondition.CANCELLED;
      case "voided", "void" -> CardCondition.VOIDED;
      default -> open(row, word);
    };
  }

  private static @Nullable CardCondition open(JsonNode row, String word) {
    if (isSo(row, "is_void")) {
      return CardCondition.VOIDED;
    }
    if (isSo(row, "is_blocked") || word.equals("blocked")) {
      return CardCondition.BLOCKED;
    }
    if (isSo(row, "is_frozen") || word.equals("frozen")) {
      return CardCondition.FROZEN;
    }
    return word.equals("active") || word.equals("activated") ? CardCondition.ACTIVE : null;
  }

  private static boolean isSo(JsonNode row, String flag) {
    return row.path(flag).asBoolean();
  }
}
