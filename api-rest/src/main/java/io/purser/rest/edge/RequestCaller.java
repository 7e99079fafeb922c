package io.purser.rest.edge;

import io.micronaut.http.HttpRequest;
import io.purser.domain.access.Caller;
import java.util.Optional;

/** Whom a request's credential has proved to call, whatever becomes of the request. */
public final class RequestCaller {
  private static final String ATTRIBUTE = "purser.caller";

  private RequestCaller() {}

  public static void note(HttpRequest<?> request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }

  /** Empty while nothing is proved. */
  public static Optional<Caller> of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Caller.class);
  }
}
