package io.purser.rest.operation;

import io.purser.domain.text.Text;
import io.purser.rest.json.Body;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operator says became of an operation. */
@Schema(name = "NewDecision", description = "What an operator says became of an operation.")
record NewDecision(
    @Schema(
            type = "string",
            description =
                "confirmed: the effect is there, under providerId. no-effect: there is none and there"
                    + " will be none.",
            allowableValues = {"confirmed", "no-effect"},
            example = "confirmed")
        String outcome,
    @Schema(
            description = "What the provider calls the effect; only with confirmed.",
            maxLength = 128,
            example = "6a1f0c2e9b7d4c3f8e5a1b2c")
        @Nullable String providerId,
    @Schema(
            description = "Kept in the audit log.",
            minLength = 1,
            maxLength = 500,
            example = "Seen in the provider's console")
        String reason) {
  static final String CONFIRMED = "confirmed";
  static final String NO_EFFECT = "no-effect";

  private static final Map<String, String> OUTCOMES = outcomes();
  private static final int MAX_PROVIDER_ID = 128;

  private static Map<String, String> outcomes() {
    var outcomes = new LinkedHashMap<String, String>();
    outcomes.put(CONFIRMED, CONFIRMED);
    outcomes.put(NO_EFFECT, NO_EFFECT);
    return outcomes;
  }

  static NewDecision read(byte[] bytes) {
    var body = Body.read(bytes);
    if (!body.has("outcome")) {
      body.refuse("outcome", ProblemCode.MISSING_MEMBER, "must be there");
    }
    var outcome = body.choice("outcome", OUTCOMES, NO_EFFECT);
    var decision =
        new NewDecision(
            outcome,
            providerId(body, outcome),
            body.requiredText("reason", text -> Text.problemWith(text, NewLook.MAX_REASON)));
    body.end();
    return decision;
  }

  private static @Nullable String providerId(Body body, String outcome) {
    if (outcome.equals(CONFIRMED)) {
      return body.requiredText("providerId", text -> Text.problemWith(text, MAX_PROVIDER_ID));
    }
    var none = body.text("providerId", text -> Text.problemWith(text, MAX_PROVIDER_ID));
    if (none != null) {
      body.refuse("providerId", ProblemCode.INVALID_VALUE, "belongs to confirmed alone");
    }
    return null;
  }
}
