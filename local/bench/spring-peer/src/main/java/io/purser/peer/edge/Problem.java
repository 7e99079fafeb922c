package io.purser.peer.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why something was not done (RFC 9457), with the members that Purser writes. */
public record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String customerId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<FieldError> errors,
    String requestId) {
  public static final String MEDIA_TYPE = "application/problem+json";

  /** One thing that is wrong with the body or the query. */
  public record FieldError(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String pointer,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String parameter,
      String code,
      String detail) {
    public static FieldError inBody(String member, ProblemCode code, String detail) {
      return new FieldError("#/" + member, null, code.text(), detail);
    }

    public static FieldError inQuery(String parameter, ProblemCode code, String detail) {
      return new FieldError(null, parameter, code.text(), detail);
    }
  }

  public static Problem of(
      ProblemCode code,
      @Nullable String customerId,
      @Nullable List<FieldError> errors,
      String requestId) {
    return new Problem(
        "/docs/errors#" + code.text(),
        code.title(),
        code.status().value(),
        code.text(),
        code.meaning(),
        customerId,
        errors,
        requestId);
  }
}
