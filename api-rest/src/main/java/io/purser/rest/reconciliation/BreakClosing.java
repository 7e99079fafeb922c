package io.purser.rest.reconciliation;

import io.purser.domain.text.Text;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;

/** Why a break is taken as it is. */
@Schema(
    name = "BreakClosing",
    description = "Why a break is taken as it is.",
    example = BreakClosing.EXAMPLE)
record BreakClosing(
    @Schema(
            description = "What you have seen. Kept sealed with the break, and shown with it.",
            minLength = 1,
            maxLength = 500,
            example = "Ticket 4711: the provider confirms a correction")
        String evidence,
    @Schema(
            description = "Kept in the audit log, and shown to nobody.",
            minLength = 1,
            maxLength = 500,
            example = "The provider corrected its own books")
        String reason) {
  static final String EXAMPLE =
      "{\"evidence\": \"Ticket 4711: the provider confirms a correction\","
          + " \"reason\": \"The provider corrected its own books\"}";

  private static final int LONGEST = 500;

  static BreakClosing read(byte[] bytes) {
    var body = Body.read(bytes);
    var read =
        new BreakClosing(
            body.requiredText("evidence", text -> Text.problemWith(text, LONGEST)),
            body.requiredText("reason", text -> Text.problemWith(text, LONGEST)));
    body.end();
    return read;
  }
}
