package io.purser.rest.programme;

import static io.purser.rest.programme.NewProgrammeApplication.spelled;

import io.purser.domain.card.onboarding.CardOnboarding.Known;
import io.purser.domain.card.onboarding.Kyc;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.programme.CardCustomer;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A card customer in the list. */
@Schema(
    name = "CardCustomer",
    description = "A customer who is on the way to a card, or has come to one.")
record CardCustomerView(
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(description = "Your own id.", example = "usr_8821") @Nullable String externalId,
    @Schema(example = "onb_01jd3hgwqnf4s8cvk6a5dz0z7v") String onboardingId,
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
            example = "kyc")
        String state,
    @Schema(description = "Which step is to be taken, or at which it has ended.", example = "2")
        int step,
    @Schema(description = "How many steps there are.", example = "6") int steps,
    @Schema(
            type = "string",
            description =
                "What the onboarding's first action is, as far as it follows from the state. Null when"
                    + " nothing is left to do. The onboarding itself says more.",
            allowableValues = {
              "verify-email",
              "open-kyc",
              "read-questions",
              "send-phone-code",
              "wait",
              "restart"
            },
            example = "open-kyc")
        @Nullable String nextAction,
    @Schema(description = "How many cards there are that have not ended.", example = "0")
        int openCards,
    ProviderRecordView provider,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String updatedAt) {
  /** What the provider calls the customer. */
  @Schema(
      name = "CardCustomerProviderRecord",
      description =
          "The provider's ids of the customer, and its own words. understood is false for a word of"
              + " which we do not know the meaning. Null while the provider knows of none.")
  record ProviderRecordView(
      @Schema(description = "Of the customer with wallets.", example = "cust_01abc123")
          @Nullable String customerId,
      @Schema(example = "yativo_card_customer_1") @Nullable String cardCustomerId,
      @Schema(example = "kyc_initiated") @Nullable String flow,
      @Schema(example = "pending") @Nullable String kyc,
      boolean understood) {}

  static CardCustomerView of(CardCustomer customer) {
    var onboarding = customer.onboarding();
    var header = onboarding.header();
    var stage = onboarding.stage();
    var known = onboarding instanceof Known it ? it.cardholder() : null;
    var externalId = customer.externalId();
    return new CardCustomerView(
        header.customer().value(),
        externalId == null ? null : externalId.value(),
        header.id().value(),
        spelled(stage),
        stage.step(),
        Stage.STEPS,
        nextAction(stage, known == null ? Kyc.NOT_STARTED : known.progress().kyc()),
        customer.openCards(),
        new ProviderRecordView(
            customer.providerCustomerId(),
            known == null ? null : known.id(),
            known == null ? null : known.said().flow(),
            known == null ? null : known.said().kyc(),
            known == null || known.said().understood()),
        Times.text(header.createdAt()),
        Times.text(header.updatedAt()));
  }

  private static @Nullable String nextAction(Stage stage, Kyc kyc) {
    return switch (stage) {
      case REQUESTED, ACCOUNT -> "wait";
      case EMAIL_CODE -> "verify-email";
      case KYC -> kyc == Kyc.IN_REVIEW ? "wait" : "open-kyc";
      case SOURCE_OF_FUNDS -> "read-questions";
      case PHONE -> "send-phone-code";
      case READY, ACTIVE -> null;
      case DECLINED, EXPIRED, MUST_RESTART -> "restart";
    };
  }
}
