package io.purser.rest.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.Operations.Seen;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an operator goes by. */
@Schema(name = "OperationInspection", description = "What an operator goes by.")
record OperationInspection(
    @Schema(
            type = "string",
            description = "What the provider promises about a repeat.",
            allowableValues = {"keyed", "natural-key", "state", "send-once"},
            example = "natural-key")
        String callClass,
    @Schema(description = "How often the request may have left for the provider.", example = "1")
        int sends,
    @Schema(
            description = "When it may first have left; null when it never did.",
            format = "date-time",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String firstSentAt,
    @Schema(description = "While it waits for a person: since when.", format = "date-time")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String manualSince,
    @Schema(description = "While it is in doubt: what was seen instead of an answer.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String evidence,
    @Schema(description = "Everything that its attempts saw, oldest first.")
        List<OperationObservation> observations) {

  /** What an attempt saw, once or several times on end. */
  @Schema(
      name = "OperationObservation",
      description = "What an attempt saw, once or several times on end.")
  record OperationObservation(
      @Schema(description = "The attempt that saw it first.", example = "1") int attempt,
      @Schema(
              type = "string",
              allowableValues = {"look-up", "send", "decision"},
              example = "look-up")
          String action,
      @Schema(
              type = "string",
              allowableValues = {
                "effect",
                "no-effect",
                "refused",
                "not-executed",
                "ambiguous",
                "unreadable"
              },
              example = "no-effect")
          String finding,
      @Schema(description = "In our words.", example = "not found") String evidence,
      @Schema(description = "How often.", example = "1") int times,
      @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String firstAt,
      @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String lastAt) {
    private static OperationObservation of(Seen seen) {
      var first = seen.first();
      return new OperationObservation(
          first.attempt(),
          word(first.action()),
          word(first.finding()),
          first.evidence(),
          seen.times(),
          Times.text(first.at()),
          Times.text(seen.lastAt()));
    }
  }

  static OperationInspection of(Operation operation, List<Seen> seen) {
    var header = operation.header();
    return new OperationInspection(
        word(header.kind().callClass()),
        header.sends(),
        text(header.firstSentAt()),
        operation instanceof Operation.Manual(_, var since, _) ? Times.text(since) : null,
        evidence(operation),
        seen.stream().map(OperationObservation::of).toList());
  }

  private static @Nullable String evidence(Operation operation) {
    return switch (operation) {
      case Operation.Unknown(_, _, var evidence) -> evidence;
      case Operation.Manual(_, _, var evidence) -> evidence;
      case Operation.Withheld _, Operation.Planned _, Operation.Sent _, Operation.Settled _ -> null;
    };
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : Times.text(time);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
