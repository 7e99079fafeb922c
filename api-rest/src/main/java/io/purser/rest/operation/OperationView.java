package io.purser.rest.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationState;
import io.purser.rest.docs.Described;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.purser.rest.problem.Refusals;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A write to the provider as callers see it. While its effect is not known it is open. */
@Schema(
    name = "Operation",
    description =
        "A write whose outcome may not be known yet. It never reads as rejected in doubt.")
public record OperationView(
    @Schema(example = "op_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(
            type = "string",
            allowableValues = {
              "customer-registration",
              "wallet-opening",
              "transfer",
              "card-onboarding-start",
              "card-issuing",
              "card-freeze",
              "card-unfreeze",
              "card-report-lost",
              "card-report-stolen",
              "card-void",
              "card-funding",
              "card-withdrawal",
              "card-count-change",
              "spending-limit-change",
              "swap",
              "verification-import"
            },
            example = "wallet-opening")
        String kind,
    @Schema(
            type = "string",
            description = Described.OPERATION_STATE,
            allowableValues = {"awaiting-approval", "pending", "manual", "confirmed", "rejected"},
            example = "pending")
        String state,
    @Schema(
            description =
                "Whom it is done for; absent for what is done with the programme's money.",
            example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String customerId,
    @Schema(
            description =
                "What the operation changes: a customer, a wallet, a transfer, a card onboarding, a"
                    + " card, money on the way to or from a card account, a swap, or an import of a"
                    + " verification.",
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
                    + " whoever asks is answered with 503. And `cancelled`: whoever asks is answered"
                    + " with the cancelled transfer. And `approval-declined` and"
                    + " `approval-not-given-in-time`: whoever asks is answered with the declined"
                    + " transfer.",
            example = "refused-by-provider")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String reason,
    @Schema(description = "When it is rejected: the provider's own code, if it gave one.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String providerCode,
    @Schema(description = "How often it was taken up.", example = "1") int attempts,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String updatedAt,
    @Schema(description = "For operators who read one operation: what they go by.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable OperationInspection inspection) {

  /** For everyone: one that waits for a person is as pending as any other. */
  static OperationView of(Operation operation, AnswersOfKind kind) {
    var state = OperationState.of(operation);
    return of(operation, kind, state == OperationState.MANUAL ? OperationState.PENDING : state);
  }

  static OperationView forOperator(Operation operation, AnswersOfKind kind) {
    return of(operation, kind, OperationState.of(operation));
  }

  private static OperationView of(Operation operation, AnswersOfKind kind, OperationState state) {
    var header = operation.header();
    var customer = header.concerned();
    var rejection = operation instanceof Operation.Rejected rejected ? rejected.why() : null;
    return new OperationView(
        header.id().value(),
        kind.word(),
        Words.dashed(state),
        customer == null ? null : customer.value(),
        header.subject(),
        kind.result(header),
        rejection == null ? null : Refusals.codeOf(rejection.reason()).text(),
        rejection == null ? null : rejection.providerCode(),
        header.attempt(),
        Times.text(header.createdAt()),
        Times.text(header.updatedAt()),
        null);
  }

  OperationView with(OperationInspection shown) {
    return new OperationView(
        id,
        kind,
        state,
        customerId,
        subjectId,
        result,
        reason,
        providerCode,
        attempts,
        createdAt,
        updatedAt,
        shown);
  }
}
