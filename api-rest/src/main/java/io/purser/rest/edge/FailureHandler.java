package io.purser.rest.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.purser.domain.work.DeadlinePassed;
import io.purser.domain.work.StaleAggregate;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers for what nobody else has caught: 503 when the database is away or too busy, or the time
 * is over, 500 for our own mistakes, and in no case a detail.
 */
@Singleton
final class FailureHandler implements ExceptionHandler<RuntimeException, HttpResponse<byte[]>> {
  private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);
  private static final Duration SOON = Duration.ofSeconds(2);

  /**
   * Classes of SQLSTATE (PostgreSQL, appendix A) of which another try may know nothing: connection
   * exception, transaction rollback, insufficient resources, operator intervention.
   */
  private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57");

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final ProblemDocuments problems;
  private final Counter late;

  FailureHandler(ProblemDocuments problems, Optional<MeterRegistry> meters) {
    this.problems = problems;
    this.late = meters.orElseGet(CompositeMeterRegistry::new).counter("purser.requests.late");
  }

  @Override
  @SuppressWarnings("rawtypes") // the framework's signature
  public HttpResponse<byte[]> handle(HttpRequest request, RuntimeException failure) {
    var trace = Trace.of(request);
    if (causes(failure).anyMatch(DeadlinePassed.class::isInstance)) {
      late.increment();
      LOG.warn("request {} was given up: its time was over", trace.id());
      return problems.respond(Problem.of(ProblemCode.DEADLINE_PASSED).retryAfter(SOON), trace.id());
    }
    var passing = passing(failure);
    if (passing.isPresent()) {
      LOG.warn("request {} met what will pass: {}", trace.id(), Wordless.name(passing.get()));
      return problems.respond(
          Problem.of(ProblemCode.TEMPORARILY_UNAVAILABLE).retryAfter(SOON), trace.id());
    }
    LOG.error("request {} failed", trace.id(), new Wordless(failure));
    return problems.respond(Problem.of(ProblemCode.INTERNAL_ERROR), trace.id());
  }

  /** What in the chain of causes may be over at the next try. */
  private static Optional<Throwable> passing(Throwable failure) {
    return causes(failure)
        .filter(
            cause ->
                cause instanceof StaleAggregate
                    || (cause instanceof SQLException sql && passes(sql.getSQLState())))
        .findFirst();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static boolean passes(@Nullable String state) {
    // A pool that has no connection to give says so without a state.
    return state == null
        || LOCK_NOT_AVAILABLE.equals(state)
        || (state.length() == 5 && TRANSIENT_CLASSES.contains(state.substring(0, 2)));
  }
}
