package io.purser.rest.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A problem as it is written (RFC 9457). Members that a code adds stand beside the others. */
@Schema(
    name = "Problem",
    description =
        "Why something was not done (RFC 9457). Match on code; its documentation is at type. Some"
            + " codes add members of their own: customerId, walletId, chain, asset, reason, reasons,"
            + " providerCode.")
public record ProblemDocument(
    @Schema(
            description = "Where the code is explained.",
            format = "uri-reference",
            example = "/docs/errors#email-taken")
        String type,
    @Schema(description = "The code in words.", example = "Email taken") String title,
    @Schema(description = "The HTTP status again.", example = "409") int status,
    @Schema(description = "Stable; for programs.", example = "email-taken") String code,
    @Schema(
            description = "For people.",
            example = "Another customer of the tenant has this e-mail.")
        String detail,
    @Schema(hidden = true) @JsonAnyGetter Map<String, Object> members,
    @Schema(description = "What is wrong with the input, place by place; absent when it is not.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<ErrorView> errors,
    @Schema(
            description = "Names the request in our logs.",
            example = "0af7651916cd43dd8448eb211c80319c")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String requestId) {

  static ProblemDocument of(Problem problem, String errorsUrl, @Nullable String requestId) {
    var code = problem.code();
    return new ProblemDocument(
        errorsUrl + "#" + code.text(),
        code.title(),
        code.status().getCode(),
        code.text(),
        problem.detail(),
        problem.members(),
        problem.errors().isEmpty() ? null : problem.errors().stream().map(ErrorView::of).toList(),
        requestId);
  }

  /** One thing that is wrong with the input. It has one of the three places. */
  @Schema(name = "ProblemError", description = "One thing that is wrong with the input.")
  public record ErrorView(
      @Schema(
              description = "A JSON pointer into the body, as a URI fragment (RFC 6901).",
              example = "#/email")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String pointer,
      @Schema(description = "A query parameter.", example = "limit")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String parameter,
      @Schema(description = "A header.", example = "Idempotency-Key")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String header,
      @Schema(example = "invalid-value") String code,
      @Schema(example = "must not be blank") String detail) {
    static ErrorView of(FieldError error) {
      var code = error.code().text();
      return switch (error.place()) {
        case FieldError.Place.Body(var pointer) ->
            new ErrorView(pointer, null, null, code, error.detail());
        case FieldError.Place.Parameter(var name) ->
            new ErrorView(null, name, null, code, error.detail());
        case FieldError.Place.Header(var name) ->
            new ErrorView(null, null, name, code, error.detail());
      };
    }
  }
}
