package io.purser.rest.kyc;

import io.purser.domain.kyc.Decision;
import io.purser.domain.kyc.Decision.Finality;
import io.purser.domain.kyc.Decision.Ground;
import io.purser.domain.text.Text;
import io.purser.rest.json.Body;
import io.purser.rest.json.Times;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an operator says about who a customer is. */
@Schema(
    name = "NewKycDecision",
    description = "What an operator says about who a customer is.",
    example = NewKycDecision.EXAMPLE)
record NewKycDecision(
    @Schema(
            type = "string",
            description =
                "approve and reject take evidence. verify-anew: what was approved has to be shown"
                    + " again.",
            allowableValues = {"approve", "reject", "verify-anew"},
            example = "approve")
        String decision,
    @Schema(
            type = "string",
            description = "Only with reject, and needed there: why, in words for the customer.",
            allowableValues = {
              "document-unreadable",
              "document-expired",
              "document-not-accepted",
              "details-differ",
              "not-accepted"
            },
            example = "document-unreadable")
        @Nullable String ground,
    @Schema(
            description =
                "Only with reject, and needed there: whether another try may end otherwise.",
            example = "true")
        @Nullable Boolean retryable,
    @Schema(
            description = "Only with approve: until when that holds. A time to come.",
            format = "date-time",
            example = "2099-01-31T00:00:00Z")
        @Nullable String expiresAt,
    @Schema(description = "With approve and reject.") @Nullable EvidenceGiven evidence,
    @Schema(
            description = "Kept in the audit log, and shown to nobody.",
            minLength = 1,
            maxLength = 500,
            example = "Passport seen in a call")
        String reason) {
  static final String EXAMPLE =
      "{\"decision\": \"approve\", \"evidence\": "
          + EvidenceGiven.EXAMPLE
          + ", \"reason\": \"Passport seen in a call\"}";

  private static final String APPROVE = "approve";
  private static final String REJECT = "reject";
  private static final String VERIFY_ANEW = "verify-anew";
  private static final Map<String, String> DECISIONS = decisions();
  private static final Map<String, Ground> GROUNDS = KycWords.choices(Ground.values());
  private static final int MAX_REASON = 500;

  private static Map<String, String> decisions() {
    var decisions = new LinkedHashMap<String, String>();
    decisions.put(APPROVE, APPROVE);
    decisions.put(REJECT, REJECT);
    decisions.put(VERIFY_ANEW, VERIFY_ANEW);
    return decisions;
  }

  static NewKycDecision read(byte[] bytes) {
    var body = Body.read(bytes);
    if (!body.has("decision")) {
      body.refuse("decision", ProblemCode.MISSING_MEMBER, "must be there");
    }
    var decision = body.choice("decision", DECISIONS, VERIFY_ANEW);
    var read =
        new NewKycDecision(
            decision,
            ground(body, decision),
            retryable(body, decision),
            expiresAt(body, decision),
            evidence(body, decision),
            body.requiredText("reason", text -> Text.problemWith(text, MAX_REASON)));
    body.end();
    return read;
  }

  private static @Nullable String ground(Body body, String decision) {
    if (belongs(body, "ground", decision, REJECT)) {
      require(body, "ground");
    }
    var ground = body.choice("ground", GROUNDS, Ground.NOT_ACCEPTED);
    return decision.equals(REJECT) ? KycWords.of(ground) : null;
  }

  private static @Nullable Boolean retryable(Body body, String decision) {
    if (belongs(body, "retryable", decision, REJECT)) {
      require(body, "retryable");
    }
    var retryable = body.truth("retryable", true);
    return decision.equals(REJECT) ? retryable : null;
  }

  private static @Nullable String expiresAt(Body body, String decision) {
    belongs(body, "expiresAt", decision, APPROVE);
    return body.text(
        "expiresAt",
        text ->
            Times.parse(text).isPresent()
                ? Optional.empty()
                : Optional.of("must be a time, such as 2028-01-31T00:00:00Z"));
  }

  private static @Nullable EvidenceGiven evidence(Body body, String decision) {
    var given = body.object("evidence");
    if (decision.equals(VERIFY_ANEW)) {
      if (given != null) {
        body.refuse("evidence", ProblemCode.INVALID_VALUE, "does not belong to verify-anew");
      }
      return null;
    }
    if (given == null) {
      require(body, "evidence");
      return null;
    }
    return EvidenceGiven.read(given);
  }

  /** Whether this may be there; it is refused where it is and may not. */
  private static boolean belongs(Body body, String member, String decision, String owner) {
    if (!decision.equals(owner) && body.has(member)) {
      body.refuse(member, ProblemCode.INVALID_VALUE, "belongs to " + owner + " alone");
    }
    return decision.equals(owner);
  }

  private static void require(Body body, String member) {
    if (!body.has(member)) {
      body.refuse(member, ProblemCode.MISSING_MEMBER, "must be there");
    }
  }

  Decision toDecision() {
    if (evidence == null) {
      return new Decision.VerifyAnew();
    }
    if (ground == null) {
      return new Decision.Approve(evidence.toEvidence(), end());
    }
    var known = GROUNDS.get(ground);
    if (known == null) {
      throw new IllegalStateException("a ground that is not read");
    }
    return new Decision.Reject(
        evidence.toEvidence(),
        known,
        Boolean.TRUE.equals(retryable) ? Finality.RETRYABLE : Finality.FINAL);
  }

  private @Nullable Instant end() {
    return expiresAt == null ? null : Times.parse(expiresAt).map(Times::toTheMilli).orElseThrow();
  }
}
