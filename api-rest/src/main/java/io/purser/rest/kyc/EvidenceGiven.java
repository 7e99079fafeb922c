package io.purser.rest.kyc;

import io.purser.domain.customer.Address;
import io.purser.domain.kyc.Evidence;
import io.purser.rest.json.Body;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operator has looked at. */
@Schema(
    name = "EvidenceGiven",
    description = "What was looked at. Kept sealed, and not shown to end users.",
    example = EvidenceGiven.EXAMPLE)
record EvidenceGiven(
    @Schema(
            type = "string",
            description = "The kind of a document, or of another way to find out.",
            allowableValues = {
              "passport",
              "identity-card",
              "residence-permit",
              "driving-licence",
              "register-extract",
              "video-call",
              "database-check",
              "other"
            },
            example = "passport")
        String kind,
    @Schema(
            description = "Where it is found again. No card number.",
            minLength = 1,
            maxLength = 200,
            example = "case 4711")
        String reference,
    @Schema(description = "Who has issued it (ISO 3166-1).", example = "BR")
        @Nullable String country) {
  static final String EXAMPLE =
      "{\"kind\": \"passport\", \"reference\": \"case 4711\", \"country\": \"BR\"}";

  private static final Map<String, Evidence.Kind> KINDS = KycWords.choices(Evidence.Kind.values());

  static EvidenceGiven read(Body body) {
    if (!body.has("kind")) {
      body.refuse("kind", ProblemCode.MISSING_MEMBER, "must be there");
    }
    var kind = body.choice("kind", KINDS, Evidence.Kind.OTHER);
    return new EvidenceGiven(
        KycWords.of(kind),
        body.requiredText("reference", Evidence::problemWithReference),
        body.text("country", Address::problemWithCountry));
  }

  Evidence toEvidence() {
    var known = KINDS.get(kind);
    if (known == null) {
      throw new IllegalStateException("a kind that is not read");
    }
    return new Evidence(known, reference, country);
  }

  @Override
  public String toString() {
    return "EvidenceGiven[hidden]";
  }
}
