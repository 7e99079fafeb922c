package io.purser.rest.edge;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import io.netty.handler.codec.TooLongFrameException;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the framework refuses before one of our own methods is reached, as our problems. */
@Singleton
@Primary
final class FrameworkErrors implements ErrorResponseProcessor<byte[]> {
  private final ProblemDocuments problems;

  FrameworkErrors(ProblemDocuments problems) {
    this.problems = problems;
  }

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    var trace = Trace.of(context.getRequest());
    var code = codeOf(response.status(), context.getRootCause());
    var problem = problems.respond(Problem.of(code), trace.id());
    // What cannot even be decoded passes no filter.
    SafeHeaders.put(problem.getHeaders(), trace);
    // The Allow header of a 405 is the framework's to write.
    response.getHeaders().getAll("Allow").forEach(methods -> problem.header("Allow", methods));
    if (code == ProblemCode.MALFORMED_REQUEST) {
      // Nobody knows where the next request would begin, and the connection is closed.
      problem.header("Connection", "close");
    }
    return problem;
  }

  private static ProblemCode codeOf(HttpStatus status, Optional<Throwable> cause) {
    // Only a body can be missing: everything else that a method takes is there once it is reached.
    if (cause.filter(UnsatisfiedRouteException.class::isInstance).isPresent()) {
      return ProblemCode.MALFORMED_JSON;
    }
    if (cause.filter(TooLongFrameException.class::isInstance).isPresent()) {
      return ProblemCode.MALFORMED_REQUEST;
    }
    return switch (status) {
      case NOT_FOUND -> ProblemCode.NO_SUCH_ROUTE;
      case METHOD_NOT_ALLOWED -> ProblemCode.METHOD_NOT_ALLOWED;
      case NOT_ACCEPTABLE -> ProblemCode.NOT_ACCEPTABLE;
      // The framework says the same of a head that is too long, and gives no cause with that.
      case REQUEST_ENTITY_TOO_LARGE ->
          cause.isPresent() ? ProblemCode.BODY_TOO_LARGE : ProblemCode.MALFORMED_REQUEST;
      case UNSUPPORTED_MEDIA_TYPE -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
      default ->
          status.getCode() < 500 ? ProblemCode.MALFORMED_REQUEST : ProblemCode.INTERNAL_ERROR;
    };
  }
}
