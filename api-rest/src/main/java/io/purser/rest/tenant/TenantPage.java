package io.purser.rest.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the list of tenants. */
@Schema(name = "TenantPage", description = "A part of the list of tenants, newest first.")
record TenantPage(
    List<TenantView> items,
    @Schema(
            description = "Continues the list; null at its end.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String nextCursor,
    @Schema(description = "How many there are in all; only with include=total.", example = "2")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long total) {}
