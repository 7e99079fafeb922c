package io.purser.rest.edge;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.purser.rest.problem.ProblemDocuments;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;

/** Answers with the problem that ended a request. */
@Singleton
final class RefusedHandler implements ExceptionHandler<Refused, HttpResponse<byte[]>> {
  private final ProblemDocuments problems;

  RefusedHandler(ProblemDocuments problems) {
    this.problems = problems;
  }

  @Override
  @SuppressWarnings("rawtypes") // the framework's signature
  public HttpResponse<byte[]> handle(HttpRequest request, Refused refused) {
    return problems.respond(refused.problem(), Trace.of(request).id());
  }
}
