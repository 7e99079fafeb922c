package io.purser.rest.edge;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes before and after the handling of every request. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class EveryRequest {
  private static final Logger ACCESS = LoggerFactory.getLogger("purser.access");
  private static final String BEGAN_AT = "purser.began-at";

  private final Duration deadline;
  private final TrustedProxies proxies;

  EveryRequest(
      @Property(name = "purser.request-deadline", defaultValue = "10s") Duration deadline,
      TrustedProxies proxies) {
    this.deadline = deadline;
    this.proxies = proxies;
  }

  @RequestFilter
  void begin(HttpRequest<?> request, MutablePropagatedContext context) {
    context.add(new LogContext(Trace.begin(request).id()));
    context.add(RequestDeadline.begin(request, Deadline.in(deadline)));
    ClientAddress.begin(request, proxies);
    ClientCertificate.begin(request, proxies);
    request.setAttribute(BEGAN_AT, System.nanoTime());
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var trace = Trace.of(request);
    SafeHeaders.put(response.getHeaders(), trace);
    log(request, response, trace);
  }

  /** The route's template instead of the path and the query, which may name people. */
  private static void log(HttpRequest<?> request, MutableHttpResponse<?> response, Trace trace) {
    if (ACCESS.isInfoEnabled()) {
      long micros =
          request
              .getAttribute(BEGAN_AT, Long.class)
              .map(began -> (System.nanoTime() - began) / 1000)
              .orElse(0L);
      ACCESS.info(
          "{} {} {} {}us requestId={}",
          request.getMethodName(),
          BasicHttpAttributes.getUriTemplate(request).orElse("(no route)"),
          response.code(),
          micros,
          trace.id());
    }
  }
}
