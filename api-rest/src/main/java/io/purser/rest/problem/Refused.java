package io.purser.rest.problem;

import java.util.List;

/**
 * Ends the handling of a request with a problem. For what is found while a request is read; what a
 * use case refuses is returned by it and answered as a value.
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public Refused(Problem problem) {
    super(problem.code().text(), null, false, false);
    this.problem = problem;
  }

  public Refused(ProblemCode code) {
    this(Problem.of(code));
  }

  public Refused(FieldError error) {
    this(Problem.of(List.of(error)));
  }

  public Problem problem() {
    return problem;
  }
}
