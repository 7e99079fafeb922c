package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.programme.history.MovementKind;
import io.purser.domain.programme.history.MovementState;
import io.purser.domain.programme.history.ReportedMovement;
import io.purser.yativo.call.Members;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A row of the master wallet's history, whatever it is. */
final class MovementRow {
  /** What a word looks like. Anything else is not kept. */
  private static final Pattern WORD = Pattern.compile("[a-z0-9_.-]{1,40}");

  private static final String NO_WORD = "unreadable";

  private MovementRow() {}

  /** Empty when it names no movement, which then cannot be told from others. */
  static Optional<ReportedMovement> read(JsonNode row) {
    String id = Members.shortText(row, "id", "transaction_id");
    if (id == null) {
      return Optional.empty();
    }
    var kindWord = wordOf(row, "type");
    var kind = kindOf(kindWord);
    var stateWord = wordOf(row, "status");
    var state = stateOf(stateWord);
    var currency = MoneyMembers.currency(row, "currency");
    return Optional.of(
        new ReportedMovement(
            id,
            kind,
            kind == MovementKind.OTHER ? kindWord : null,
            state,
            state == MovementState.NOT_UNDERSTOOD ? stateWord : null,
            currency.orElse(null),
            currency.flatMap(found -> MoneyMembers.read(row, "amount", found)).orElse(null),
            Members.shortText(row, "tx_hash"),
            Members.time(row, "created_at")));
  }

  private static MovementKind kindOf(String word) {
    return switch (word) {
      case "deposit" -> MovementKind.DEPOSIT;
      case "swap" -> MovementKind.SWAP;
      case "customer_funding" -> MovementKind.FUNDING;
      case "withdrawal" -> MovementKind.WITHDRAWAL;
      default -> MovementKind.OTHER;
    };
  }

  private static MovementState stateOf(String word) {
    return switch (word) {
      case "submitted", "initiated", "pending", "processing" -> MovementState.PENDING;
      case "completed", "settled" -> MovementState.COMPLETED;
      case "failed" -> MovementState.FAILED;
      default -> MovementState.NOT_UNDERSTOOD;
    };
  }

  private static String wordOf(JsonNode row, String name) {
    String text = Members.text(row, name);
    String word = text == null ? "" : text.toLowerCase(Locale.ROOT);
    return WORD.matcher(word).matches() ? word : NO_WORD;
  }
}
