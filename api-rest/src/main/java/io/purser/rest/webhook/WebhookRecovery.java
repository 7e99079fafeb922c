package io.purser.rest.webhook;

import io.purser.rest.json.Body;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;

/** What is to be sent again. */
@Schema(name = "WebhookRecovery", description = "From where on events are to be sent again.")
record WebhookRecovery(
    @Schema(
            description = "The position in the feed after which events are sent again.",
            minimum = "0",
            example = "41")
        int after) {

  static WebhookRecovery read(byte[] bytes) {
    var body = Body.read(bytes);
    var recovery = new WebhookRecovery(body.wholeNumber("after", 0, Integer.MAX_VALUE, 0));
    if (!body.has("after")) {
      body.refuse("after", ProblemCode.MISSING_MEMBER, "must be there");
    }
    body.end();
    return recovery;
  }
}
