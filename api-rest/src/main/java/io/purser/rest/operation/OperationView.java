package io.purser.rest.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.Rejection;
import io.purser.rest.json.Times;
import io.purser.rest.problem.Refusals;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A write to the provider as callers see it. While its effect is not known it is pending. */
@Schema(
    name = "Operation",
    description =
        "A write whose outcome may not be known yet. It never reads as rejected in doubt.")
public record OperationView(
    @Schema(example = "op_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(
            type = "string",
            allowableValues = {"customer-registration", "wallet-opening", "transfer"},
            example = "wallet-opening")
        String kind,
    @Schema(
            type = "string",
            allowableValues = {"pending", "confirmed", "rejected"},
            example = "pending")
        String state,
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(
            description = "What the operation changes: a customer, a wallet or a transfer.",
            example = "wal_01jd3hgwqnf4s8cvk6a5dz0z7v")
        String subjectId,
    @Schema(
            description = "Where the outcome can be read.",
            example = "/v1/wallets/wal_01jd3hgwqnf4s8cvk6a5dz0z7v")
        String result,
    @Schema(
            description =
                "When it is rejected: the problem code that says why. `superseded` is only seen"
                    + " here: whoever asks is answered with the newer one. So is `never-sent`:"
                    + " whoever asks is answered with 503.",
            example = "refused-by-provider")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String reason,
    @Schema(description = "When it is rejected: the provider's own code, if it gave one.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String providerCode,
    @Schema(description = "How often it was taken up.", example = "1") int attempts,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String updatedAt) {

  static OperationView of(Operation operation, AnswersOfKind kind) {
    return switch (operation) {
      case Operation.Open _ -> of(operation.header(), kind, "pending", null);
      case Operation.Confirmed _ -> of(operation.header(), kind, "confirmed", null);
      case Operation.Rejected rejected -> of(operation.header(), kind, "rejected", rejected.why());
    };
  }

  private static OperationView of(
      Operation.Header header, AnswersOfKind kind, String state, @Nullable Rejection rejection) {
    return new OperationView(
        header.id().value(),
        kind.word(),
        state,
        header.customer().value(),
        header.subject(),
        kind.result(header),
        rejection == null ? null : Refusals.codeOf(rejection.reason()).text(),
        rejection == null ? null : rejection.providerCode(),
        header.attempt(),
        Times.text(header.createdAt()),
        Times.text(header.updatedAt()));
  }
}
