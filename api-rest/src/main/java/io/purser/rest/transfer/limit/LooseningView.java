package io.purser.rest.transfer.limit;

import io.purser.domain.access.Motion;
import io.purser.domain.transfer.limit.SendingLimit;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Limits that wait for a second operator. */
@Schema(
    name = "AwaitingTransferLimits",
    description =
        "Limits under which more would be sent without a second person. They are in force once"
            + " another operator has set the very same.")
record LooseningView(
    @Schema(description = "All limits as they would be.", example = NewTransferLimits.EXAMPLE)
        Map<String, SendingLimitView> limits,
    @Schema(
            description = "Who has set them, as the audit log has it.",
            example = "operator:https://login.example.com|7")
        String askedBy,
    @Schema(
            description = "From then on they have to be set by two anew.",
            format = "date-time",
            example = "2026-02-03T09:30:00.000Z")
        String dueAt) {
  static @Nullable LooseningView of(@Nullable Motion<SortedMap<String, SendingLimit>> loosening) {
    return loosening == null
        ? null
        : new LooseningView(
            SendingLimitView.of(loosening.wanted()),
            loosening.askedBy(),
            Times.text(loosening.dueAt()));
  }
}
