package io.purser.peer.edge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends the handling of a request with a problem. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient @Nullable List<Problem.FieldError> errors;

  public Refused(ProblemCode code) {
    this(code, null);
  }

  public Refused(ProblemCode code, @Nullable List<Problem.FieldError> errors) {
    super(code.text(), null, false, false);
    this.code = code;
    this.errors = errors;
  }

  ProblemCode code() {
    return code;
  }

  Problem problem(String requestId) {
    return Problem.of(code, null, errors, requestId);
  }
}
