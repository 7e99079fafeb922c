package io.purser.rest.programme;

import static io.purser.rest.programme.NewProgrammeApplication.spelled;

import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.onboarding.CardOnboarding.Known;
import io.purser.domain.card.onboarding.Kyc;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.money.Money;
import io.purser.domain.programme.CardCustomer;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Duration;
import java.time.Instant;
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
              "issue-card",
              "restart"
            },
            example = "open-kyc")
        @Nullable String nextAction,
    @Schema(description = "How many cards there are that have not ended.", example = "0")
        int openCards,
    @Schema(
            description = "Of the balances; null until it is known.",
            example = "USD",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String currency,
    @Nullable BalancesView balances,
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

  /** What is in the card account. */
  @Schema(
      name = "CardCustomerBalances",
      description =
          "What is in the account that the customer's cards spend from; null until something is known,"
              + " and with balances=false. What is not known is null, and never zero.")
  record BalancesView(
      @Schema(description = "All of it.", example = "45.23") @Nullable String ledger,
      @Schema(description = "What may be spent.", example = "38.50") @Nullable String available,
      @Schema(description = "What is held for spending that is not settled.", example = "6.73")
          @Nullable String pending,
      @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String asOf,
      @Schema(
              type = "string",
              allowableValues = {"webhook", "provider", "chain"},
              example = "webhook")
          String source,
      @Schema(description = "Whether this is older than it may be.", example = "false")
          boolean stale) {
    static @Nullable BalancesView of(
        @Nullable CardBalance balance, Instant now, Duration freshFor) {
      return balance == null
          ? null
          : new BalancesView(
              text(balance.figures().ledger()),
              text(balance.figures().available()),
              text(balance.figures().pending()),
              Times.text(balance.asOf()),
              spelled(balance.source()),
              balance.asOf().plus(freshFor).isBefore(now));
    }

    private static @Nullable String text(@Nullable Money amount) {
      return amount == null ? null : amount.text();
    }
  }

  static CardCustomerView of(CardCustomer customer, Instant now, Duration freshFor) {
    var balance = customer.balance();
    var currency = balance == null ? null : balance.figures().currency();
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
        currency == null ? null : currency.getCurrencyCode(),
        BalancesView.of(balance, now, freshFor),
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
      case READY -> "issue-card";
      case ACTIVE -> null;
      case DECLINED, EXPIRED, MUST_RESTART -> "restart";
    };
  }
}
