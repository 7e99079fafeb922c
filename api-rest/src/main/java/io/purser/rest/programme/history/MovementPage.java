package io.purser.rest.programme.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the master wallet's history, and how old it is. */
@Schema(
    name = "MasterWalletTransactionPage",
    description = "A part of what moved the master wallet, newest first, and how old this is.")
record MovementPage(
    List<MovementView> items,
    @Schema(
            description = "Continues the list; null at its end.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String nextCursor,
    @Schema(description = "How many there are in all; only with include=total.", example = "2")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long total,
    @Schema(
            description =
                "When the provider was asked that told all of it: what has happened since may be"
                    + " missing. Null while it has not told all.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String asOf,
    @Schema(
            description = "Whether this is older than it should be, or not known.",
            example = "false")
        boolean stale) {}
