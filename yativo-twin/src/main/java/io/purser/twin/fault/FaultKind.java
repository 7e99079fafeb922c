package io.purser.twin.fault;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ways things can go wrong, with the parameters each takes. */
public enum FaultKind {
  DELAY,
  RESET_BEFORE_COMMIT,
  RESET_AFTER_COMMIT,
  ERROR_BEFORE_COMMIT,
  ERROR_AFTER_COMMIT,
  HALF_ANSWER,
  ENDLESS_ANSWER,
  HTML_200,
  ERROR_200,
  RATE_LIMITED,
  REDIRECT,
  OTHER_CUSTOMER,
  IGNORE_IDEMPOTENCY_KEY,
  UNAUTHORIZED,

  DUPLICATE,
  REORDER,
  LATE,
  LOST,
  FORGED;

  /** The route under which faults of webhooks are filed. */
  public static final String WEBHOOK_ROUTE = "webhook";

  public static Optional<FaultKind> named(String text) {
    for (FaultKind kind : values()) {
      if (kind.wireName().equals(text)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public List<FaultParameter> parameters() {
    return switch (this) {
      case DELAY ->
          List.of(
              FaultParameter.number("ms", 1, 120_000, null),
              FaultParameter.choice("at", "before_commit", "after_commit"));
      case ERROR_BEFORE_COMMIT -> List.of(FaultParameter.number("status", 500, 599, 503));
      case ERROR_AFTER_COMMIT -> List.of(FaultParameter.number("status", 500, 599, 500));
      case ENDLESS_ANSWER ->
          List.of(FaultParameter.number("pause_ms", 0, 60_000, 0), FaultParameter.flag("commit"));
      case HTML_200, ERROR_200 -> List.of(FaultParameter.flag("commit"));
      case RATE_LIMITED -> List.of(FaultParameter.number("retry_after", 1, 86_400, 1));
      case REDIRECT ->
          List.of(
              FaultParameter.text("location"),
              FaultParameter.number("status", 300, 308, 302),
              FaultParameter.flag("commit"));
      case DUPLICATE -> List.of(FaultParameter.number("copies", 1, 100, 1));
      case REORDER -> List.of(FaultParameter.number("seconds", 1, 604_800, 60));
      case LATE ->
          List.of(
              FaultParameter.number("seconds", 1, 2_592_000, 3_600),
              FaultParameter.number("timestamp_offset_seconds", -2_592_000, 2_592_000, 0));
      case RESET_BEFORE_COMMIT,
          RESET_AFTER_COMMIT,
          HALF_ANSWER,
          OTHER_CUSTOMER,
          IGNORE_IDEMPOTENCY_KEY,
          UNAUTHORIZED,
          LOST,
          FORGED ->
          List.of();
    };
  }

  /** Whether it happens to a webhook on its way out, and not to a request on its way in. */
  public boolean happensToWebhooks() {
    return switch (this) {
      case DUPLICATE, REORDER, LATE, LOST, FORGED -> true;
      case DELAY,
          RESET_BEFORE_COMMIT,
          RESET_AFTER_COMMIT,
          ERROR_BEFORE_COMMIT,
          ERROR_AFTER_COMMIT,
          HALF_ANSWER,
          ENDLESS_ANSWER,
          HTML_200,
          ERROR_200,
          RATE_LIMITED,
          REDIRECT,
          OTHER_CUSTOMER,
          IGNORE_IDEMPOTENCY_KEY,
          UNAUTHORIZED ->
          false;
    };
  }
}
