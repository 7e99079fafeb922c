package io.purser.rest.limit;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.purser.rest.edge.RequestCaller;
import io.purser.rest.edge.WrongGuess;

/**
 * Turns away what an address asks too often, before anybody looks at its credential: so keys and
 * tokens can be guessed at no faster, and a right guess is answered as a wrong one. What is turned
 * away here takes no place from anybody. Health and management answer always.
 */
@ServerFilter({"/v1/**", "/docs/**", "/openapi.yaml"})
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class AddressLimits {
  private static final String DELIVERIES = "/v1/webhooks/";

  private final RateLimits limits;

  AddressLimits(RateLimits limits) {
    this.limits = limits;
  }

  @RequestFilter
  void admit(HttpRequest<?> request) {
    if (isDelivery(request)) {
      limits.admitDelivery(request);
    } else {
      limits.admit(request);
    }
  }

  @ResponseFilter
  void count(HttpRequest<?> request, HttpResponse<?> response) {
    boolean hasProvedNothing =
        response.code() == HttpStatus.UNAUTHORIZED.getCode()
            && !hasProvedWhoItIs(request)
            && !isDelivery(request);
    if (hasProvedNothing || WrongGuess.isIn(request)) {
      limits.failed(request);
    }
  }

  /** Whoever did, and is asked for a fresher login, has guessed nothing. */
  private static boolean hasProvedWhoItIs(HttpRequest<?> request) {
    return RequestCaller.of(request).isPresent();
  }

  private static boolean isDelivery(HttpRequest<?> request) {
    return request.getPath().startsWith(DELIVERIES);
  }
}
