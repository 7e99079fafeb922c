package io.purser.rest.kyc.document;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.purser.domain.kyc.document.DocumentContent;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.DeadlineInForce;
import io.purser.rest.edge.LoadSettings;
import io.purser.rest.edge.Places;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes in documents, a few at the same time on a node, so that what they take of its memory is
 * bounded. The time in which a request is to be answered begins once all of it is there: how fast a
 * file arrives is the sender's matter, within a minute.
 */
@Singleton
final class Uploads {
  private static final Duration TO_ARRIVE = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(2);

  private final Places places;
  private final Duration deadline;

  Uploads(
      LoadSettings settings,
      @Property(name = "purser.request-deadline", defaultValue = "10s") Duration deadline,
      Optional<MeterRegistry> meters) {
    this.places =
        new Places("upload", settings.uploads(), meters.orElseGet(CompositeMeterRegistry::new));
    this.deadline = deadline;
  }

  /**
   * Reads the form, and does this with it. What is too large by its own words is refused before it
   * is read.
   */
  <T> T take(HttpRequest<?> request, Function<DocumentForm, T> body) {
    var contentType = multipart(request);
    if (request.getContentLength() > DocumentContent.MOST_BYTES + DocumentForm.ENVELOPE_BYTES) {
      throw new Refused(ProblemCode.DOCUMENT_TOO_LARGE);
    }
    if (!places.take()) {
      throw new Refused(Problem.of(ProblemCode.OVERLOADED).retryAfter(SOON));
    }
    try {
      var form = read(request, contentType);
      return DeadlineInForce.during(Deadline.in(deadline), () -> body.apply(form));
    } finally {
      places.giveBack();
    }
  }

  private static String multipart(HttpRequest<?> request) {
    var declared = request.getHeaders().getAll("Content-Type");
    if (declared.size() != 1 || !declared.getFirst().startsWith("multipart/form-data")) {
      throw new Refused(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }
    return declared.getFirst();
  }

  private static DocumentForm read(HttpRequest<?> request, String contentType) {
    if (!(request instanceof ServerHttpRequest<?> arriving)) {
      throw new IllegalStateException("a request that does not arrive");
    }
    var patience = Deadline.in(TO_ARRIVE);
    try (var stream = arriving.byteBody().toInputStream()) {
      return DocumentForm.read(
          stream,
          contentType,
          () -> {
            if (!patience.allows(Duration.ZERO)) {
              throw new Refused(Problem.of(ProblemCode.DEADLINE_PASSED).retryAfter(SOON));
            }
          });
    } catch (IOException e) {
      throw new Refused(ProblemCode.MALFORMED_FORM);
    }
  }
}
