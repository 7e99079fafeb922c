package io.purser.rest.edge;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.purser.domain.work.Deadline;
import java.time.Duration;

/** What comes before and after the handling of every request. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class EveryRequest {
  private static final String BEGAN_AT = "purser.began-at";

  private final Duration deadline;
  private final TrustedProxies proxies;
  private final AccessLog log;

  EveryRequest(
      @Property(name = "purser.request-deadline", defaultValue = "10s") Duration deadline,
      TrustedProxies proxies,
      AccessLog log) {
    this.deadline = deadline;
    this.proxies = proxies;
    this.log = log;
  }

  @RequestFilter
  void begin(HttpRequest<?> request, MutablePropagatedContext context) {
    context.add(new LogContext(Trace.begin(request).id()));
    context.add(RequestDeadline.begin(request, Deadline.in(deadline)));
    ClientAddress.begin(request, proxies);
    request.setAttribute(BEGAN_AT, System.nanoTime());
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    SafeHeaders.put(response.getHeaders(), Trace.of(request));
    log.write(request, response, timeSinceBeginOf(request));
  }

  /** Nothing for what could not be begun. */
  private static Duration timeSinceBeginOf(HttpRequest<?> request) {
    return request
        .getAttribute(BEGAN_AT, Long.class)
        .map(began -> Duration.ofNanos(System.nanoTime() - began))
        .orElse(Duration.ZERO);
  }
}
