package io.purser.rest.edge;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.purser.domain.access.Caller;
import io.purser.rest.problem.ProblemDocuments;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line for each request: what was asked, how it ended, who asked and from where. What it says of
 * logins that proved nothing, and of what somebody was not permitted, is all that is written of
 * those. It has the route's template instead of the path and the query, which may name people.
 */
@Singleton
final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger("purser.access");

  private final LogNames names;

  AccessLog(LogNames names) {
    this.names = names;
  }

  void write(HttpRequest<?> request, HttpResponse<?> response, Duration taken) {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    var caller = RequestCaller.of(request);
    LOG.info(
        "{} {} {} {}us requestId={} tenant={} who={} from={} code={} why={}",
        request.getMethodName(),
        BasicHttpAttributes.getUriTemplate(request).orElse("(no route)"),
        response.code(),
        taken.toNanos() / 1000,
        Trace.of(request).id(),
        caller.map(Caller::tenant).map(Object::toString).orElse("-"),
        caller.map(names::of).orElse("-"),
        LogNames.of(ClientAddress.of(request)),
        ProblemDocuments.codeIn(response).orElse("-"),
        Unproved.of(request).map(Unproved::text).orElse("-"));
  }
}
