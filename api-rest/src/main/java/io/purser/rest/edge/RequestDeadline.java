package io.purser.rest.edge;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.micronaut.http.HttpRequest;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.DeadlineInForce;
import org.jspecify.annotations.Nullable;

/** When a request is to be answered: in force on whatever thread works on it. */
public record RequestDeadline(Deadline deadline)
    implements ThreadPropagatedContextElement<@Nullable Deadline> {
  private static final String ATTRIBUTE = "purser.deadline";

  static RequestDeadline begin(HttpRequest<?> request, Deadline deadline) {
    request.setAttribute(ATTRIBUTE, deadline);
    return new RequestDeadline(deadline);
  }

  /** The deadline of this request, which began with it. */
  public static Deadline of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, Deadline.class)
        .orElseThrow(() -> new IllegalStateException("the request has not begun"));
  }

  @Override
  public @Nullable Deadline updateThreadContext() {
    return DeadlineInForce.replace(deadline);
  }

  @Override
  public void restoreThreadContext(@Nullable Deadline before) {
    var _ = DeadlineInForce.replace(before);
  }
}
