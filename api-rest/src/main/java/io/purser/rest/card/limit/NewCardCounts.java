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
        @Nullable Integer virtual,
    @Schema(minimum = "0", maximum = "5", example = "0", requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable Integer physical,
    @Schema(minimum = "0", maximum = "5", example = "2", requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable Integer total) {
  static CardCounts read(byte[] bytes) {
    var body = Body.read(bytes);
    var counts =
        new CardCounts(
            body.wholeNumber("virtual", 0, Card.MOST),
            body.wholeNumber("physical", 0, Card.MOST),
            body.wholeNumber("total", 0, Card.MOST));
    if (counts.isEmpty() && body.isFine()) {
      body.refuse("total", ProblemCode.MISSING_MEMBER, "at least one number must be there");
    }
    body.end();
    return counts;
  }
}
