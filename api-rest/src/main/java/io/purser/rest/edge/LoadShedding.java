package io.purser.rest.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns requests away while as many are under way as a node can work on. A request that would wait
 * for longer than its caller does is better refused at once: it costs nothing, and the memory stays
 * bounded. The queue is what waits for a connection to the database. Only the product API is
 * counted; health, metrics and the documentation always answer.
 */
@ServerFilter("/v1/**")
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class LoadShedding {
  private static final String DELIVERIES = "/v1/webhooks/";
  private static final String TAKEN = "purser.place";
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Places reads;
  private final Places writes;
  private final Places deliveries;
  private final ProblemDocuments problems;

  LoadShedding(LoadSettings settings, ProblemDocuments problems, Optional<MeterRegistry> meters) {
    var registry = meters.orElseGet(CompositeMeterRegistry::new);
    this.reads = new Places("read", settings.reads(), registry);
    this.writes = new Places("write", settings.writes(), registry);
    this.deliveries = new Places("delivery", settings.deliveries(), registry);
    this.problems = problems;
  }

  @RequestFilter
  @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
    var places = placesOf(request);
    if (places.take()) {
      request.setAttribute(TAKEN, places);
      return null;
    }
    return problems.respond(
        Problem.of(ProblemCode.OVERLOADED).retryAfter(SOON), Trace.of(request).id());
  }

  @ResponseFilter
  void leave(HttpRequest<?> request) {
    request.removeAttribute(TAKEN, Places.class).ifPresent(Places::giveBack);
  }

  private Places placesOf(HttpRequest<?> request) {
    if (request.getPath().startsWith(DELIVERIES)) {
      return deliveries;
    }
    var method = request.getMethod();
    return method == HttpMethod.GET || method == HttpMethod.HEAD ? reads : writes;
  }
}
