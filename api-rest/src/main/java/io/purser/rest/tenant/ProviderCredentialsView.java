package io.purser.rest.tenant;

import io.purser.domain.tenant.credential.StoredCredentials;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be known of credentials: nothing of themselves. */
@Schema(
    name = "ProviderCredentials",
    description = "Since when the account at the provider is opened by what, and by whose word.")
record ProviderCredentialsView(
    @Schema(
            type = "string",
            description =
                "stored: those that were set here. settings: none were, so what the platform's settings"
                    + " say counts, if they say anything.",
            allowableValues = {"stored", "settings"},
            example = "stored")
        String source,
    @Schema(
            format = "date-time",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "2026-01-31T09:30:00.000Z")
        @Nullable String setAt,
    @Schema(
            description = "Who has set them.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "operator:https://staff.example.com|4711")
        @Nullable String setBy) {

  static ProviderCredentialsView of(Optional<StoredCredentials> stored) {
    return stored
        .map(it -> new ProviderCredentialsView("stored", Times.text(it.at()), it.by()))
        .orElseGet(() -> new ProviderCredentialsView("settings", null, null));
  }
}
