package io.purser.rest.card.onboarding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonView;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboarding.Known;
import io.purser.domain.card.onboarding.CardOnboardings.Reached;
import io.purser.domain.card.onboarding.OnboardingStatus;
import io.purser.domain.card.onboarding.Stage;
import io.purser.rest.json.Audience;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.purser.rest.problem.Refusals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An onboarding as callers see it. */
@Schema(
    name = "CardOnboarding",
    description = "A customer's way to a card: where it stands, and what can be done next.")
record CardOnboardingView(
    @Schema(example = "onb_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(
            type = "string",
            allowableValues = {
              "requested",
              "email-code",
              "kyc",
              "source-of-funds",
              "phone",
              "account",
              "ready",
              "active",
              "declined",
              "expired",
              "must-restart"
            },
            example = "email-code")
        String state,
    @Schema(description = "Which step is to be taken, or at which it has ended.", example = "1")
        int step,
    @Schema(description = "How many steps there are.", example = "6") int steps,
    @Schema(
            name = "final",
            description =
                "Whether nothing can come of this one any more. Another can be begun all the same.")
        @JsonProperty("final")
        boolean isFinal,
    @Schema(
            type = "string",
            description = "How far the proof of identity is.",
            allowableValues = {
              "not-started",
              "in-review",
              "resubmission",
              "approved",
              "rejected",
              "expired"
            },
            example = "not-started")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String kyc,
    @Schema(
            description = "When it was declined: the problem code that says why.",
            example = "email-belongs-to-another-card-customer")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String reason,
    @Schema(
            description = "While it is requested: the operation that begins it.",
            example = "op_01jd3hgwqnf4s8cvk6a5dz0z7v")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String operationId,
    List<ActionView> actions,
    @Schema(description = "The states that it has been in, in order.") List<ReachedView> history,
    @JsonView(Audience.ForCompany.class) @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable ProviderWordsView provider,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String updatedAt) {

  /** A state that it has been in. */
  @Schema(name = "CardOnboardingStage", description = "A state, and since when.")
  record ReachedView(
      @Schema(example = "email-code") String state,
      @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String at) {}

  /** What the provider calls things. */
  @Schema(
      name = "CardOnboardingProviderWords",
      description =
          "The provider's record of the customer, in its own words. understood is false for a word of"
              + " which we do not know the meaning: then a person should look. Not shown to end"
              + " users, nor in answers to requests that change something.")
  record ProviderWordsView(
      @Schema(example = "yativo_card_customer_1") String cardCustomerId,
      @Schema(example = "otp_requested") @Nullable String flow,
      @Schema(example = "pending") @Nullable String kyc,
      boolean understood) {}

  static CardOnboardingView of(OnboardingStatus status) {
    var onboarding = status.onboarding();
    var header = onboarding.header();
    var stage = onboarding.stage();
    return new CardOnboardingView(
        header.id().value(),
        header.customer().value(),
        spelled(stage),
        stage.step(),
        Stage.STEPS,
        stage.isEnd(),
        onboarding instanceof Known known ? spelled(known.cardholder().progress().kyc()) : null,
        onboarding instanceof CardOnboarding.Declined(_, var why)
            ? Refusals.codeOf(why.reason()).text()
            : null,
        onboarding instanceof CardOnboarding.Requested(_, var operation) ? operation.value() : null,
        Actions.of(status),
        status.history().stream().map(CardOnboardingView::reached).toList(),
        onboarding instanceof Known known ? words(known) : null,
        Times.text(header.createdAt()),
        Times.text(header.updatedAt()));
  }

  static String cardsPath(CardOnboarding onboarding) {
    return "/v1/customers/" + onboarding.header().customer() + "/cards";
  }

  static String path(CardOnboarding onboarding) {
    return "/v1/customers/" + onboarding.header().customer() + "/card-onboarding";
  }

  private static ReachedView reached(Reached reached) {
    return new ReachedView(spelled(reached.stage()), Times.text(reached.at()));
  }

  private static ProviderWordsView words(Known known) {
    var said = known.cardholder().said();
    return new ProviderWordsView(
        known.cardholder().id(), said.flow(), said.kyc(), said.understood());
  }

  private static String spelled(Enum<?> word) {
    return Words.of(word).replace('_', '-');
  }
}
