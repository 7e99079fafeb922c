package io.purser.rest.access.key;

import io.purser.domain.access.ApiKey;
import io.purser.domain.access.KeySecret;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.rest.access.Call;
import io.purser.rest.json.JsonAnswers;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request that makes a key. The secret stands in the answer that goes out first and
 * not in the one that is stored: a repeat tells everything else.
 */
final class MadeKeyAnswer {
  private final JsonAnswers answers;
  private final Call call;
  private final Instant now;
  private @Nullable Made made;

  private record Made(ApiKey key, KeySecret secret) {}

  MadeKeyAnswer(JsonAnswers answers, Call call, Instant now) {
    this.answers = answers;
    this.call = call;
    this.now = now;
  }

  /** What is stored. */
  StoredAnswer stored(ApiKey key, KeySecret secret) {
    made = new Made(key, secret);
    return answer(key, ApiKeyView.of(key, now));
  }

  /** What goes out. */
  Reply with(Reply reply) {
    return reply instanceof Reply.Answered(_, var replayed) && !replayed && made != null
        ? new Reply.Answered(
            answer(made.key(), ApiKeyView.withSecret(made.key(), made.secret(), now)), false)
        : reply;
  }

  private StoredAnswer answer(ApiKey key, ApiKeyView view) {
    var headers =
        Map.of(
            "ETag",
            JsonAnswers.etag(key.header().version()),
            "Location",
            "/v1/api-keys/" + key.id());
    return answers.stored(201, headers, view, call.audience(), null);
  }
}
