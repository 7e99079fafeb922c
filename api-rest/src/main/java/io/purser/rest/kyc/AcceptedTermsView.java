package io.purser.rest.kyc;

import io.purser.domain.kyc.TermsAcceptance;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;

/** Terms that a customer has accepted. */
@Schema(name = "AcceptedTerms", description = "Terms that the customer has accepted, and when.")
record AcceptedTermsView(
    @Schema(description = "In your own words.", example = "2026-01") String version,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String acceptedAt) {
  static AcceptedTermsView of(TermsAcceptance acceptance) {
    return new AcceptedTermsView(acceptance.version(), Times.text(acceptance.acceptedAt()));
  }
}
