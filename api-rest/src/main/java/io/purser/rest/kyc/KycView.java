package io.purser.rest.kyc;

import com.fasterxml.jackson.annotation.JsonView;
import io.purser.domain.kyc.Decision.Finality;
import io.purser.domain.kyc.KycStatus;
import io.purser.domain.kyc.Missing;
import io.purser.domain.kyc.SeenEvidence;
import io.purser.domain.kyc.Verification;
import io.purser.domain.kyc.Verification.Ruling;
import io.purser.domain.kyc.VerificationState;
import io.purser.rest.json.Audience;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a customer is known, as callers see it. */
@Schema(
    name = "Kyc",
    description =
        "Whether a customer is known to be who they say they are; apart from whether they may do"
            + " anything, which is the customer's state.")
record KycView(
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(
            type = "string",
            allowableValues = {
              "not-started",
              "incomplete",
              "under-review",
              "approved",
              "rejected",
              "pending-verification"
            },
            example = "incomplete")
        String state,
    @Schema(
            description =
                "Of a rejection: whether another try may end otherwise. Null in every other state.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "true")
        @Nullable Boolean retryable,
    @Schema(
            type = "string",
            description = "Why it is in this state, where that does not say itself.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            allowableValues = {
              "proof-begun",
              "to-be-handed-in-again",
              "not-finished-in-time",
              "import-incomplete",
              "rejected-by-provider",
              "rejected-by-import",
              "document-unreadable",
              "document-expired",
              "document-not-accepted",
              "details-differ",
              "not-accepted",
              "details-changed",
              "asked-for",
              "approval-expired"
            },
            example = "proof-begun")
        @Nullable String reason,
    @Schema(
            description =
                "What is not there yet: givenName, familyName, birthDate (of businesses legalName,"
                    + " website, registrationCountry, registrationNumber, shareholders,"
                    + " register-extract), address,"
                    + " terms, identity-proof.",
            example = "[\"birthDate\", \"terms\", \"identity-proof\"]")
        List<String> missing,
    @Schema(
            type = "string",
            description =
                "Who has approved or rejected, or had approved before it is to be shown anew.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            allowableValues = {"provider", "operator", "import"},
            example = "provider")
        @Nullable String verifiedBy,
    @Schema(
            description = "When that was.",
            format = "date-time",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "2026-01-31T09:30:00.000Z")
        @Nullable String verifiedAt,
    @Schema(
            description = "Until when the approval holds; null when no end is known.",
            format = "date-time",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "2027-01-31T09:30:00.000Z")
        @Nullable String expiresAt,
    @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED)
        @Nullable AcceptedTermsView terms,
    @JsonView(Audience.ForCompany.class) @Nullable EvidenceView evidence,
    @Schema(
            description = "When it came to its state; null while it is not started.",
            format = "date-time",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "2026-01-31T09:30:00.000Z")
        @Nullable String updatedAt) {

  /** What an operator has looked at. */
  @Schema(
      name = "KycEvidence",
      description = "What an operator has looked at last. Not shown to end users.")
  record EvidenceView(
      @Schema(example = "passport") String kind,
      @Schema(example = "case 4711") String reference,
      @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED, example = "BR")
          @Nullable String country,
      @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String seenAt) {
    static EvidenceView of(SeenEvidence seen) {
      var evidence = seen.evidence();
      return new EvidenceView(
          KycWords.of(evidence.kind()),
          evidence.reference(),
          evidence.country(),
          Times.text(seen.seenAt()));
    }
  }

  static KycView of(KycStatus status) {
    var verification = status.verification();
    var facts = Facts.of(verification);
    return new KycView(
        status.customer().value(),
        KycWords.of(VerificationState.of(verification)),
        facts.retryable(),
        facts.reason(),
        status.missing().stream().map(Missing::text).toList(),
        facts.ruling() == null ? null : KycWords.of(facts.ruling().by()),
        facts.ruling() == null ? null : Times.text(facts.ruling().at()),
        text(facts.expiresAt()),
        status.terms() == null ? null : AcceptedTermsView.of(status.terms()),
        status.evidence() == null ? null : EvidenceView.of(status.evidence()),
        text(verification.header().updatedAt()));
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : Times.text(at);
  }

  /** What a state has, of that which some have and others have not. */
  private record Facts(
      @Nullable Boolean retryable,
      @Nullable String reason,
      @Nullable Ruling ruling,
      @Nullable Instant expiresAt) {
    static Facts of(Verification verification) {
      return switch (verification) {
        case Verification.NotStarted _, Verification.UnderReview _ ->
            new Facts(null, null, null, null);
        case Verification.Incomplete(_, var reason) ->
            new Facts(null, KycWords.of(reason), null, null);
        case Verification.Approved(_, var ruling, var expiresAt) ->
            new Facts(null, null, ruling, expiresAt);
        case Verification.Rejected(_, var ruling, var reason, var finality) ->
            new Facts(finality == Finality.RETRYABLE, KycWords.of(reason), ruling, null);
        case Verification.PendingVerification(_, var former, var reason) ->
            new Facts(null, KycWords.of(reason), former, null);
      };
    }
  }
}
