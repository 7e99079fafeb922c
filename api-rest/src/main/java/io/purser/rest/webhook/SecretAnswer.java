package io.purser.rest.webhook;

import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.webhook.WebhookEndpoint;
import io.purser.rest.access.Call;
import io.purser.rest.json.JsonAnswers;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request that makes a secret. The secret stands in the answer that goes out first
 * and not in the one that is stored: a repeat tells everything else.
 */
final class SecretAnswer {
  private final JsonAnswers answers;
  private final Call call;
  private final Instant now;
  private @Nullable WebhookEndpoint made;

  SecretAnswer(JsonAnswers answers, Call call, Instant now) {
    this.answers = answers;
    this.call = call;
    this.now = now;
  }

  /** What is stored. */
  StoredAnswer stored(int status, WebhookEndpoint endpoint) {
    made = endpoint;
    return answer(status, endpoint, WebhookEndpointView.of(endpoint, now));
  }

  /** What goes out. */
  Reply with(Reply reply) {
    return reply instanceof Reply.Answered(var answer, var replayed) && !replayed && made != null
        ? new Reply.Answered(
            answer(answer.status(), made, WebhookEndpointView.withSecret(made, now)), false)
        : reply;
  }

  private StoredAnswer answer(int status, WebhookEndpoint endpoint, WebhookEndpointView view) {
    var etag = JsonAnswers.etag(endpoint.header().version());
    var headers =
        status == 201
            ? Map.of("ETag", etag, "Location", "/v1/webhook-endpoints/" + endpoint.id())
            : Map.of("ETag", etag);
    return answers.stored(status, headers, view, call.audience(), null);
  }
}
