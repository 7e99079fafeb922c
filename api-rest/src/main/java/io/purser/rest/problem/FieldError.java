package io.purser.rest.problem;

/** One thing that is wrong with the input. {@code detail} never repeats what was sent. */
public record FieldError(Place place, ProblemCode code, String detail) {
  /** Where in the request it is. */
  public sealed interface Place {
    /** A JSON pointer as a URI fragment (RFC 6901, section 6). */
    record Body(String pointer) implements Place {}

    record Parameter(String name) implements Place {}

    record Header(String name) implements Place {}
  }

  public static FieldError inBody(String pointer, ProblemCode code, String detail) {
    return new FieldError(new Place.Body(pointer), code, detail);
  }

  public static FieldError inQuery(String parameter, ProblemCode code, String detail) {
    return new FieldError(new Place.Parameter(parameter), code, detail);
  }

  public static FieldError inHeader(String header, ProblemCode code, String detail) {
    return new FieldError(new Place.Header(header), code, detail);
  }
}
