package io.purser.rest.cors;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.purser.domain.access.Caller;
import io.purser.rest.edge.RequestCaller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets the web pages of a tenant read what its callers are answered (the CORS protocol of the Fetch
 * standard). A preflight has no credential, so it is answered for every origin that some tenant
 * lists, and says only what the API description says; the answer itself can be read only by pages
 * of the caller's own tenant. There are no cookies, so no credentials mode. For every other origin
 * nothing is different from a request without one.
 */
@ServerFilter("/v1/**")
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
final class CrossOrigin {
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
  private static final String HEADERS =
      "Authorization, Confirmation, Content-Type, Idempotency-Key, If-Match, Last-Event-ID, Prefer,"
          + " Purser-Reason, traceparent";
  private static final String EXPOSED =
      "Content-Disposition, ETag, Idempotent-Replayed, Location, RateLimit, RateLimit-Policy,"
          + " Request-Id, Retry-After, WWW-Authenticate";
  private static final String SECONDS_REMEMBERED = "600";

  private final TenantOrigins origins;

  CrossOrigin(TenantOrigins origins) {
    this.origins = origins;
  }

  @RequestFilter
  @Nullable HttpResponse<?> preflight(HttpRequest<?> request) {
    if (request.getMethod() != HttpMethod.OPTIONS
        || !request.getHeaders().contains("Access-Control-Request-Method")) {
      return null;
    }
    return originOf(request)
        .filter(origins::isListedBySome)
        .map(
            origin ->
                HttpResponse.noContent()
                    .header("Access-Control-Allow-Origin", origin)
                    .header("Access-Control-Allow-Methods", METHODS)
                    .header("Access-Control-Allow-Headers", HEADERS)
                    .header("Access-Control-Max-Age", SECONDS_REMEMBERED)
                    .header("Vary", "Origin, Access-Control-Request-Method"))
        .orElse(null);
  }

  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var origin = originOf(request);
    var tenant = RequestCaller.of(request).map(Caller::tenant);
    if (origin.isPresent()
        && tenant.isPresent()
        && origins.isListedBy(tenant.get(), origin.get())) {
      response
          .header("Access-Control-Allow-Origin", origin.get())
          .header("Access-Control-Expose-Headers", EXPOSED)
          .header("Vary", "Origin");
    }
  }

  private static Optional<String> originOf(HttpRequest<?> request) {
    var named = request.getHeaders().getAll("Origin");
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }
}
