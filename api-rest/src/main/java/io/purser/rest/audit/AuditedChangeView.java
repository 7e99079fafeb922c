package io.purser.rest.audit;

import io.purser.domain.audit.RecordedChange;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** A member that was changed. */
@Schema(name = "AuditedChange", description = "A member that was changed.")
record AuditedChangeView(
    @Schema(example = "state") String member,
    @Schema(
            description = "What it was; null when it was not there.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "ACTIVE")
        @Nullable String before,
    @Schema(
            description = "What it is now; null when it is not there any more.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "SUSPENDED")
        @Nullable String after,
    @Schema(
            description =
                "Whether both are keyed hashes, because the values are personal. Equal values of"
                    + " one member have equal hashes.",
            example = "false")
        boolean hashed) {

  static AuditedChangeView of(RecordedChange change) {
    return new AuditedChangeView(change.member(), change.before(), change.after(), change.hashed());
  }
}
