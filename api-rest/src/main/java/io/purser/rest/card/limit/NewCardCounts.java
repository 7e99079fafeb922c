package io.purser.rest.card.limit;

import io.purser.domain.card.Card;
import io.purser.domain.card.limit.CardCounts;
import io.purser.rest.json.Body;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** How many cards there may be from now on. */
@Schema(
    name = "NewCardCountLimit",
    description = "How many cards there may be: at least one number. What is not given stays.")
record NewCardCounts(
    @Schema(minimum = "0", maximum = "5", example = "2", requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable Integer maxVirtual,
    @Schema(minimum = "0", maximum = "5", example = "0", requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable Integer maxPhysical,
    @Schema(minimum = "0", maximum = "5", example = "2", requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable Integer maxTotal) {
  static CardCounts read(byte[] bytes) {
    var body = Body.read(bytes);
    var counts =
        new CardCounts(
            body.wholeNumber("maxVirtual", 0, Card.MOST),
            body.wholeNumber("maxPhysical", 0, Card.MOST),
            body.wholeNumber("maxTotal", 0, Card.MOST));
    if (counts.isEmpty() && body.isFine()) {
      body.refuse("maxTotal", ProblemCode.MISSING_MEMBER, "at least one number must be there");
    }
    body.end();
    return counts;
  }
}
