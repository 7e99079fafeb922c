package io.purser.rest.edge;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Puts the request's id beside every log line that is written for it, whatever thread writes. */
record LogContext(String requestId) implements ThreadPropagatedContextElement<@Nullable String> {
  private static final String KEY = "requestId";

  @Override
  public @Nullable String updateThreadContext() {
    var before = MDC.get(KEY);
    MDC.put(KEY, requestId);
    return before;
  }

  @Override
  public void restoreThreadContext(@Nullable String before) {
    if (before == null) {
      MDC.remove(KEY);
    } else {
      MDC.put(KEY, before);
    }
  }
}
