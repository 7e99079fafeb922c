package io.purser.rest.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import io.purser.domain.transfer.Approval;
import io.purser.rest.json.Audience;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a second person has to say, or has said. */
@Schema(
    name = "TransferApproval",
    description = "Who has to let a transfer be sent, or has let it: not who has ordered it.")
record ApprovalView(
    @Schema(
            description = "It is declined when nobody has approved it by then.",
            format = "date-time",
            example = "2026-02-03T09:30:00.000Z")
        String dueAt,
    @Schema(
            description = "Who has ordered it, as the audit log has it. Not shown to end users.",
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "service:payouts")
        @JsonView(Audience.ForCompany.class)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        String orderedBy,
    @Schema(
            description =
                "The operators who cannot approve it: who ordered it, was told the secret of the API"
                    + " key it was ordered with, or linked the login. Likewise.",
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "[\"operator:https://login.example.com|9\"]")
        @JsonView(Audience.ForCompany.class)
        List<String> notBy,
    @Schema(
            description = "Who has approved it, likewise.",
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "operator:https://login.example.com|7")
        @JsonView(Audience.ForCompany.class)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String givenBy) {
  static @Nullable ApprovalView of(@Nullable Approval approval) {
    return approval == null
        ? null
        : new ApprovalView(
            Times.text(approval.dueAt()),
            approval.orderedBy(),
            approval.hands().stream().sorted().toList(),
            approval.givenBy());
  }
}
