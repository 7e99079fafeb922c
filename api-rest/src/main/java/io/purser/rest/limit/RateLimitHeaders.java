package io.purser.rest.limit;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Says on every answer of the product API how the nearest limit stands. */
@ServerFilter("/v1/**")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RateLimitHeaders {
  private final RateLimits limits;

  RateLimitHeaders(RateLimits limits) {
    this.limits = limits;
  }

  @ResponseFilter
  void put(HttpRequest<?> request, MutableHttpResponse<?> response) {
    limits.nearest(request).put(response.getHeaders());
  }
}
