package io.purser.rest.audit;

import io.purser.domain.audit.RecordedEntry;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry of the audit log as operators see it. */
@Schema(name = "AuditEntry", description = "One thing that was done.")
record AuditEntryView(
    @Schema(example = "aud_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(format = "date-time", example = "2026-01-31T09:45:00.000Z") String at,
    @Schema(
            description =
                "Who did it: service, user or operator, or a part of the platform itself.",
            example = "operator:https://login.example.com:ana")
        String actor,
    @Schema(example = "customer.suspended") String action,
    @Schema(
            description = "The id of what it was done to.",
            example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v")
        String subject,
    @Schema(
            description = "The customer it concerns; null when it concerns none.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v")
        @Nullable String customerId,
    @Schema(
            description = "Why, in the words of who did it. Null when none was needed.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "Asked for it by phone")
        @Nullable String reason,
    @Schema(
            description = "The id of the request; null when no request did it.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "4bf92f3577b34da6a3ce929d0e0e4736")
        @Nullable String requestId,
    @Schema(
            description =
                "The network address that the request came from; null when it is not known.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "192.0.2.7")
        @Nullable String address,
    @Schema(description = "The members that were changed, where the action tells them.")
        List<AuditedChangeView> changes,
    @Schema(
            description = "Where it is sealed; null for some seconds after it was done.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable AuditSealView seal) {

  static AuditEntryView of(RecordedEntry entry) {
    var customer = entry.customer();
    return new AuditEntryView(
        entry.id(),
        Times.text(entry.at()),
        entry.by().actor(),
        entry.action(),
        entry.subject(),
        customer == null ? null : customer.value(),
        entry.by().reason(),
        entry.by().requestId(),
        entry.by().address(),
        entry.changes().stream().map(AuditedChangeView::of).toList(),
        AuditSealView.of(entry.seal()));
  }
}
