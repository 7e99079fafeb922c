package io.purser.rest.access;

import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request that makes a token. The token stands in the answer that goes out first
 * and not in the one that is stored: a repeat tells everything else.
 */
public final class OnceToldAnswer {
  private @Nullable StoredAnswer withToken;

  /** What is stored, when this goes out. */
  public StoredAnswer stored(StoredAnswer without, StoredAnswer with) {
    withToken = with;
    return without;
  }

  /** What goes out. */
  public Reply with(Reply reply) {
    return reply instanceof Reply.Answered(_, var replayed) && !replayed && withToken != null
        ? new Reply.Answered(withToken, false)
        : reply;
  }
}
