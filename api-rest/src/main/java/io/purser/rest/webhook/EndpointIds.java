package io.purser.rest.webhook;

import io.purser.domain.id.TypeId;
import io.purser.domain.webhook.WebhookEndpointId;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;

/** The ids in paths. One that cannot be is answered as one that is not. */
final class EndpointIds {
  private EndpointIds() {}

  static WebhookEndpointId of(String text) {
    return WebhookEndpointId.parse(text)
        .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_WEBHOOK_ENDPOINT));
  }

  static String event(String text) {
    if (!TypeId.is(text, "evt")) {
      throw new Refused(ProblemCode.NO_SUCH_WEBHOOK_DELIVERY);
    }
    return text;
  }
}
