package io.purser.rest.access.confirmation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.access.OneTimeToken;
import io.purser.domain.access.confirmation.Confirmation;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A confirmation that was minted. */
@Schema(name = "Confirmation", description = "A confirmation of one request.")
record ConfirmationView(
    @Schema(example = "cnf_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(
            description =
                "What the end user's app sends as Confirmation, with that request. Only in the first"
                    + " answer to the request that minted it.",
            example = "pcf_…")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String token,
    @Schema(
            description = "When it stops standing for the request, used or not.",
            format = "date-time",
            example = "2026-01-31T09:35:00.000Z")
        String expiresAt) {

  static ConfirmationView of(Confirmation confirmation) {
    return of(confirmation, null);
  }

  static ConfirmationView withToken(Confirmation confirmation, OneTimeToken token) {
    return of(confirmation, token.text());
  }

  private static ConfirmationView of(Confirmation confirmation, @Nullable String token) {
    return new ConfirmationView(
        confirmation.id().value(),
        confirmation.customer().value(),
        token,
        Times.text(confirmation.expiresAt()));
  }
}
