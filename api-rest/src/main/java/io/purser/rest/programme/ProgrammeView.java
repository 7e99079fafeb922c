package io.purser.rest.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.programme.CardCounts;
import io.purser.domain.programme.CardProgramme;
import io.purser.domain.programme.KnownProgramme;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A card programme as callers see it. */
@Schema(
    name = "CardProgramme",
    description =
        "How the card programme stands, as the provider said last. What it did not say is null.")
record ProgrammeView(
    @Schema(description = "Whether the provider lets the company apply, or has let it.")
        boolean eligible,
    @Schema(
            type = "string",
            description =
                "not-understood: the provider says something of which we do not know the meaning;"
                    + " providerState holds its word, and a person should ask it.",
            allowableValues = {
              "not-eligible",
              "eligible",
              "applied",
              "approved",
              "rejected",
              "not-understood"
            },
            example = "approved")
        String state,
    @Schema(description = "When it was rejected: why, in the provider's words.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String reason,
    @Schema(description = "When it is not understood: the provider's word.", example = "on_hold")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String providerState,
    @Schema(
            type = "string",
            allowableValues = {"master-wallet", "non-master"},
            example = "master-wallet")
        @Nullable String fundingStructure,
    @Schema(
            type = "string",
            allowableValues = {"solana", "xdc"},
            example = "solana")
        @Nullable String preferredChain,
    @Schema(description = "Whether card accounts have an IBAN.") @Nullable Boolean iban,
    @Nullable CardLimitsView cardLimits,
    @Schema(description = "The provider's id.", example = "69ecc05a4fc8c9c148ed1a9a")
        @Nullable String providerProgrammeId,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") @Nullable String appliedAt,
    @Schema(format = "date-time", example = "2026-02-03T09:30:00.000Z") @Nullable String approvedAt,
    @Schema(
            format = "date-time",
            description = "When the provider was asked.",
            example = "2026-02-03T09:35:00.000Z")
        String asOf,
    @Schema(description = "Whether that was so long ago that it may be otherwise by now.")
        boolean stale) {
  /** How many cards a customer may have. */
  @Schema(name = "ProgrammeCardLimits", description = "How many cards one customer may have.")
  record CardLimitsView(
      @Schema(example = "1") int virtual,
      @Schema(example = "1") int physical,
      @Schema(example = "2") int total) {
    static @Nullable CardLimitsView of(@Nullable CardCounts counts) {
      return counts == null
          ? null
          : new CardLimitsView(counts.virtual(), counts.physical(), counts.total());
    }
  }

  static ProgrammeView of(KnownProgramme known, boolean stale) {
    var programme = known.programme();
    var enrolment = programme instanceof CardProgramme.Enrolled it ? it.enrolment() : null;
    var approved = programme instanceof CardProgramme.Approved it ? it : null;
    return new ProgrammeView(
        !(programme instanceof CardProgramme.NotEligible),
        NewProgrammeApplication.spelled(programme.state()),
        programme instanceof CardProgramme.Rejected(_, var reason) ? reason : null,
        programme instanceof CardProgramme.NotUnderstood(var word, _) ? word : null,
        enrolment == null ? null : word(enrolment.structure()),
        enrolment == null ? null : word(enrolment.chain()),
        enrolment == null ? null : enrolment.iban(),
        approved == null ? null : CardLimitsView.of(approved.cardCounts()),
        enrolment == null ? null : enrolment.programmeId(),
        enrolment == null ? null : text(enrolment.appliedAt()),
        approved == null ? null : text(approved.approvedAt()),
        Times.text(known.asOf()),
        stale);
  }

  private static @Nullable String word(@Nullable Enum<?> constant) {
    return constant == null ? null : NewProgrammeApplication.spelled(constant);
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : Times.text(time);
  }
}
