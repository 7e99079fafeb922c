package io.purser.rest.reconciliation;

import io.purser.domain.text.Text;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why a break is taken as it is. */
@Schema(
    name = "BreakClosing",
    description = "Why a break is taken as it is.",
    example = BreakClosing.EXAMPLE)
record BreakClosing(
    @Schema(
            description =
                "By how much it differs, as the break shows it; refused when that has changed.",
            maxLength = 70,
            example = "5.000000")
        String difference,
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
      "{\"difference\": \"5.000000\","
          + " \"evidence\": \"Ticket 4711: the provider confirms a correction\","
          + " \"reason\": \"The provider corrected its own books\"}";

  private static final int LONGEST = 500;
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,35})(\\.[0-9]{1,30})?");

  static BreakClosing read(byte[] bytes) {
    var body = Body.read(bytes);
    var read =
        new BreakClosing(
            body.requiredText("difference", BreakClosing::problemWithDifference),
            body.requiredText("evidence", text -> Text.problemWith(text, LONGEST)),
            body.requiredText("reason", text -> Text.problemWith(text, LONGEST)));
    body.end();
    return read;
  }

  private static Optional<String> problemWithDifference(String text) {
    return DECIMAL.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("must be a decimal string, as the break shows it");
  }

  BigDecimal exactDifference() {
    return new BigDecimal(difference);
  }
}
