package io.purser.rest.kyc;

import io.purser.domain.kyc.TermsAcceptance;
import io.purser.rest.json.Body;
import io.purser.rest.json.Times;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** That terms were accepted. */
@Schema(name = "NewTermsAcceptance", description = "Which of your terms the customer has accepted.")
record NewTermsAcceptance(
    @Schema(description = "What you call them.", minLength = 1, maxLength = 64, example = "2026-01")
        String version,
    @Schema(
            description =
                "When; now when it is left out. Not in the future, and not for end users, who accept"
                    + " now.",
            format = "date-time",
            example = "2026-01-31T09:30:00Z")
        @Nullable String acceptedAt) {

  /**
   * @param latest the latest time that may be given, or null when none may
   */
  static NewTermsAcceptance read(byte[] bytes, @Nullable Instant latest) {
    var body = Body.read(bytes);
    var version = body.requiredText("version", TermsAcceptance::problemWithVersion);
    if (latest == null && body.has("acceptedAt")) {
      body.refuse("acceptedAt", ProblemCode.NOT_PERMITTED, "is now, when you accept for yourself");
    }
    var acceptedAt = body.text("acceptedAt", text -> problemWith(text, latest));
    body.end();
    return new NewTermsAcceptance(version, acceptedAt);
  }

  @Nullable Instant time() {
    return acceptedAt == null ? null : Times.parse(acceptedAt).map(Times::toTheMilli).orElseThrow();
  }

  private static Optional<String> problemWith(String text, @Nullable Instant latest) {
    return Times.parse(text)
        .map(
            time ->
                latest != null && time.isAfter(latest)
                    ? Optional.of("must not be in the future")
                    : Optional.<String>empty())
        .orElseGet(() -> Optional.of("must be a time, such as 2026-01-31T09:30:00Z"));
  }
}
